//! Groups of controls that are one stop of the Tab key, with the arrow keys inside, as the toolbars and lists of the ARIA
//! Authoring Practices are.
//!
//! egui stops at every control. Here Tab leaves a group from whichever control has the keyboard, and comes back to the one
//! that had it last, or that is chosen.

use egui::{Context, Id, Key, Modifiers, Ui};

/// The groups of a pass, in the order in which they were shown.
#[derive(Clone, Debug, Default)]
struct Groups {
    /// The number of the pass.
    pass: u64,
    members: Vec<(Id, Vec<Id>)>,
    /// Those of the pass before, among which are those of parts that this pass has yet to show.
    former: Vec<(Id, Vec<Id>)>,
    /// The last pass in which Tab was pressed.
    tab: Option<u64>,
}

impl Groups {
    fn change<R>(ctx: &Context, change: impl FnOnce(&mut Self) -> R) -> R {
        ctx.data_mut(|data| change(data.get_temp_mut_or_default(Id::unique("groups of controls"))))
    }

    /// Whether Tab was pressed in this pass or the one before it: egui gives the keyboard to what comes before a control one
    /// pass late.
    fn was_tab_pressed(&self) -> bool {
        self.tab.is_some_and(|tab| self.pass.saturating_sub(tab) <= 1)
    }
}

/// Shows what `show` adds as part of the group called `name`. Tab enters the group at `chosen`, else where it was left.
pub fn tab_group<R>(ui: &mut Ui, name: Id, chosen: Option<Id>, show: impl FnOnce(&mut Ui) -> R) -> R {
    let (ctx, layer) = (ui.ctx().clone(), ui.layer_id());
    let before = ctx.viewport(|viewport| viewport.this_pass.widgets.get_layer(layer).count());
    let shown = show(ui);
    let part: Vec<Id> = ctx.viewport(|viewport| {
        let added = viewport.this_pass.widgets.get_layer(layer).skip(before);
        added.filter(|widget| widget.enabled && widget.sense.is_focusable()).map(|widget| widget.id).collect()
    });
    let pass = ctx.cumulative_pass_nr();
    let (members, entered) = Groups::change(&ctx, |groups| {
        if groups.pass != pass {
            groups.former = std::mem::take(&mut groups.members);
            groups.pass = pass;
        }
        let entered = groups.was_tab_pressed();
        let index = groups.members.iter().position(|(group, _)| *group == name).unwrap_or_else(|| {
            groups.members.push((name, Vec::new()));
            groups.members.len() - 1
        });
        groups.members[index].1.extend(part);
        let mut members = groups.members[index].1.clone();
        let former = groups.former.iter().find(|(group, _)| *group == name);
        members.extend(former.into_iter().flat_map(|(_, former)| former));
        (members, entered)
    });
    keep_place(&ctx, name, chosen, &members, entered);
    shown
}

/// Moves the keyboard to where it belongs if it has just `entered` the group, and else remembers where it is.
fn keep_place(ctx: &Context, name: Id, chosen: Option<Id>, members: &[Id], entered: bool) {
    let last = name.with("last");
    let Some(focused) = ctx.memory(egui::Memory::focused).filter(|id| members.contains(id)) else {
        ctx.data_mut(|data| data.insert_temp(name.with("inside"), false));
        return;
    };
    let was_inside = ctx.data(|data| data.get_temp(name.with("inside"))).unwrap_or(false);
    ctx.data_mut(|data| data.insert_temp(name.with("inside"), true));
    let remembered = ctx.data(|data| data.get_temp(last));
    let goes_to = chosen.or(remembered).filter(|id| members.contains(id) && *id != focused);
    match goes_to {
        Some(id) if entered && !was_inside => ctx.memory_mut(|memory| memory.request_focus(id)),
        // On its way out, the keyboard is at the edge of the group.
        _ if entered && was_inside => {}
        _ => {
            ctx.data_mut(|data| data.insert_temp(last, focused));
        }
    }
}

/// Lets Tab leave the group that has the keyboard. Called between passes, before anything is shown.
pub fn take_tab(ctx: &Context) {
    let (next, previous) = ctx.input(|input| {
        let is_pressed = |modifiers: Modifiers| input.key_pressed(Key::Tab) && input.modifiers == modifiers;
        (is_pressed(Modifiers::NONE), is_pressed(Modifiers::SHIFT))
    });
    if !next && !previous {
        return;
    }
    let pass = ctx.cumulative_pass_nr();
    let focused = ctx.memory(egui::Memory::focused);
    let edge = Groups::change(ctx, |groups| {
        groups.tab = Some(pass);
        let members = groups.members.iter().map(|(_, members)| members);
        let members = members.into_iter().find(|members| focused.is_some_and(|id| members.contains(&id)))?;
        if next { members.last().copied() } else { members.first().copied() }
    });
    // egui goes on from here when it shows the control at the edge of the group.
    if let Some(edge) = edge.filter(|edge| Some(*edge) != focused) {
        ctx.memory_mut(|memory| memory.request_focus(edge));
    }
}
