//! The table of commands: one row each, with everything about it except what it does.

use egui::{Key, Modifiers};

use super::conditions::{
    can_close_find, can_go_back, can_go_forward, can_mark, can_move, can_place, can_redo, can_split,
    can_undo, has_anything_selected, has_article, has_captions, has_changes, has_correctable, has_doubts,
    has_findings, has_headings, has_hits, has_marks, has_selected_quote, has_selected_text, has_selection,
    has_several_articles, has_text, is_analyzing, is_filtering, is_finding, is_in_doubt, names_entity,
    shows_pictures,
};
use super::row::{Precedence, Row, commands};
use super::{CommandGroup, Submenu};
use crate::analysis::{Colour, Field, Kind, Section};
use crate::gui::kinds;
use crate::gui::model::asking::Question;
use crate::gui::model::settings::ThemeChoice;
use crate::gui::model::typography::{Face, Typography};

const NONE: Modifiers = Modifiers::NONE;
/// ⌘ on a Mac and Ctrl elsewhere.
const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..COMMAND };
/// Ctrl on a Mac as well, where ⌘ and Tab belong to the system.
const CTRL: Modifiers = Modifiers::CTRL;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;
const ALT_SHIFT: Modifiers = Modifiers { shift: true, ..ALT };

/// The findings of `section` can have more than one mention.
fn has_many_mentions(section: Section) -> bool {
    kinds::of(section).has_many_mentions()
}

/// `section` lists the findings of a kind.
fn is_kind(section: Section) -> bool {
    section.kind().is_some()
}

commands! {
    Open(Articles, "Open…", "Open one or more articles").keys(&[(COMMAND, Key::O)]);
    OpenByPath(Articles, "Open by path…", "Open an article by typing its path").keys(&[(COMMAND, Key::L)]);
    Paste(Articles, "Paste as new article", "Open the text on the clipboard as an article of its own")
        .keys(&[(COMMAND, Key::V)]).unless_typing().when(|state| !state.pasting);
    OpenSample(Articles, "Open a sample article", "Open an invented article, to see what Dateline does")
        .when(|state| !state.pasting);
    CloseArticle(Articles, "Close article", "Close the current article")
        .keys(&[(COMMAND, Key::W)]).when(has_article);
    CloseOtherArticles(Articles, "Close other articles", "Close all articles except the current one")
        .when(has_several_articles);
    ReopenArticle(Articles, "Reopen closed article", "Reopen the article closed last")
        .keys(&[(COMMAND_SHIFT, Key::T)]).when(|state| !state.closed.is_empty());
    NextArticle(Articles, "Next article", "Show the next open article")
        .keys(&[(CTRL, Key::Tab), (CTRL, Key::PageDown)]).when(has_several_articles);
    PreviousArticle(Articles, "Previous article", "Show the previous open article")
        .keys(&[(CTRL_SHIFT, Key::Tab), (CTRL, Key::PageUp)])
        .when(has_several_articles);
    ListArticles(Articles, "Go to an article…", "List the open articles, to show one of them")
        .keys(&[(COMMAND_SHIFT, Key::A)]).when(has_several_articles);
    ToggleReopenAtStart(
        Articles,
        "Reopen articles at start",
        "Start with the articles that were open last time",
    ).on(|state| state.settings.reopen_at_start);
    ExportJson(Export, "Export JSON…", "Write people, countries, statistics and captions to a JSON file")
        .keys(&[(COMMAND, Key::E)]).when(has_findings);
    CopyJson(Export, "Copy JSON", "Put the JSON summary on the clipboard")
        .keys(&[(COMMAND_SHIFT, Key::C)]).when(has_findings);
    Undo(Corrections, "Undo", "Undo the last correction")
        .keys(&[(COMMAND, Key::Z)]).unless_typing().when(can_undo);
    Redo(Corrections, "Redo", "Redo the correction that was undone last")
        .keys(&[(COMMAND_SHIFT, Key::Z), (COMMAND, Key::Y)]).unless_typing().when(can_redo);
    ListChanges(Corrections, "List of changes…", "Show all corrections of the article, to take back any of them")
        .keys(&[(COMMAND_SHIFT, Key::H)]).when(has_changes);
    ToggleKeepBeside(
        Corrections,
        "Keep corrections beside the article",
        "Write corrections into a file beside the article as well, from the next one on",
    ).on(|state| state.settings.keep_beside);
    ReviewDoubts(
        Corrections,
        "Go through what is not sure",
        "Show one place after the other that is not sure: Enter accepts it, Delete dismisses it",
    ).keys(&[(COMMAND_SHIFT, Key::U)]).when(has_doubts);
    PlaceLost(Corrections, "Place the correction here", "Let the lost correction be about the selected text")
        .keys(&[(COMMAND_SHIFT, Key::Enter)]).when(can_place);
    AcceptDoubt(Corrections, "Accept", "List what is not sure as what it may be")
        .keys(&[(COMMAND, Key::Enter)]).unless_typing().when(is_in_doubt).in_rows(|section| section == Section::Unsure);
    RemoveMention(Corrections, "Remove this mention", "Take this place off the list, since it is something else")
        .keys(&[(NONE, Key::Delete)]).unless_typing().when(has_correctable)
        .in_rows(|section| !has_many_mentions(section));
    RemoveAllMentions(Corrections, "Remove all mentions", "Take all places of this name off the list")
        .keys(&[(SHIFT, Key::Delete)]).unless_typing().when(has_correctable).in_rows(has_many_mentions);
    Rename(Corrections, "Rename…", "Give this person another name")
        .keys(&[(NONE, Key::F2)]).asks(Question::Name).corrects(&[Kind::Person]).in_rows(is_kind);
    SetRole(Corrections, "Set the role…", "Say who this person is")
        .keys(&[(COMMAND, Key::R)]).unless_typing().asks(Question::Field(Field::IntroducedAs))
        .corrects(&[Kind::Person]).in_rows(is_kind);
    MergeWith(Corrections, "Merge with…", "Say who else this is, or make one of the chosen rows")
        .keys(&[(COMMAND, Key::M)]).asks(Question::SameAs)
        .corrects(&[Kind::Person, Kind::Country]).in_rows(is_kind);
    MoveMention(Corrections, "Move this mention to…", "Say whom this mention, or this place that is not sure, means")
        .keys(&[(COMMAND, Key::B)]).unless_typing().asks(Question::BelongsTo).when(can_move)
        .in_rows(|section| section == Section::Unsure);
    SplitMention(Corrections, "Split off this mention", "Make somebody else of this mention")
        .keys(&[(COMMAND_SHIFT, Key::M)]).corrects(&[Kind::Person]).when(can_split);
    CheckConfirmed(Corrections, "Mark as confirmed", "Note that this was checked and is right")
        .keys(&[(NONE, Key::F4)]).corrects(&[Kind::Statistic, Kind::Quote]).in_rows(is_kind);
    CheckWrong(Corrections, "Mark as wrong…", "Note that this was checked and is wrong, and why")
        .keys(&[(SHIFT, Key::F4)]).corrects(&[Kind::Statistic, Kind::Quote]).in_rows(is_kind);
    EditCheck(Corrections, "Check…", "Say whether this is right, why, and by which source")
        .keys(&[(COMMAND, Key::K)]).unless_typing().corrects(&[Kind::Statistic, Kind::Quote]).in_rows(is_kind);
    SetValue(Corrections, "Value…", "Give this statistic another value")
        .asks(Question::Field(Field::Value)).under(Submenu::Set).corrects(&[Kind::Statistic]).in_rows(is_kind);
    SetValueHigh(Corrections, "Upper value…", "Give this range another upper value, or this score its second")
        .asks(Question::Field(Field::ValueHigh)).under(Submenu::Set).corrects(&[Kind::Statistic]).in_rows(is_kind);
    SetUnit(Corrections, "Unit…", "Give this statistic another unit")
        .asks(Question::Field(Field::Unit)).under(Submenu::Set).corrects(&[Kind::Statistic]).in_rows(is_kind);
    SetModifier(Corrections, "How exact it is…", "Say whether this is about, more than, up to …")
        .asks(Question::Field(Field::Modifier)).under(Submenu::Set).corrects(&[Kind::Statistic]).in_rows(is_kind);
    SetSubject(Corrections, "What it counts…", "Say what this statistic counts")
        .asks(Question::Field(Field::Subject)).under(Submenu::Set).corrects(&[Kind::Statistic]).in_rows(is_kind);
    SetStatisticKind(Corrections, "Kind of statistic…", "Say whether this is money, a count, an age …")
        .asks(Question::Field(Field::Kind)).under(Submenu::Set).corrects(&[Kind::Statistic]).in_rows(is_kind);
    ToggleDenied(Corrections, "Denied or stated", "Say that the text denies this statistic, or that it states it")
        .under(Submenu::Set).corrects(&[Kind::Statistic]).in_rows(is_kind);
    SetCredit(Corrections, "Credit…", "Give this caption another credit")
        .asks(Question::Field(Field::Credit)).under(Submenu::Set).corrects(&[Kind::Caption]).in_rows(is_kind);
    SetPhotographer(Corrections, "Photographer…", "Say who took the picture")
        .asks(Question::Field(Field::Photographer)).under(Submenu::Set).corrects(&[Kind::Caption]).in_rows(is_kind);
    SetAgency(Corrections, "Agency…", "Say which agency the picture is from")
        .asks(Question::Field(Field::Agency)).under(Submenu::Set).corrects(&[Kind::Caption]).in_rows(is_kind);
    SetDate(Corrections, "Day of the picture…", "Say on which day the picture was taken")
        .asks(Question::Field(Field::Date)).under(Submenu::Set).corrects(&[Kind::Caption]).in_rows(is_kind);
    SetAlt(Corrections, "Alternative text…", "Say what the picture shows")
        .asks(Question::Field(Field::Alt)).under(Submenu::Set).corrects(&[Kind::Caption]).in_rows(is_kind);
    SetSpeaker(Corrections, "Set who says it…", "Say who speaks in this quote")
        .asks(Question::Field(Field::Speaker)).corrects(&[Kind::Quote]).in_rows(is_kind);
    BecomePerson(Corrections, "A person", "List this as a person instead").becomes(Kind::Person);
    BecomeCountry(Corrections, "A country", "List this as a country instead").becomes(Kind::Country);
    BecomeStatistic(Corrections, "A statistic", "List this as a statistic instead").becomes(Kind::Statistic);
    AddNote(Corrections, "Add a note…", "Write a note on the selected text, or on what is selected")
        .keys(&[(COMMAND, Key::N)]).unless_typing().asks(Question::Note).when(can_mark).in_rows(|_| true);
    AddTag(Corrections, "Add a tag…", "Put a tag on the selected text, or on what is selected")
        .keys(&[(COMMAND, Key::T)]).unless_typing().asks(Question::Tag).when(can_mark).in_rows(|_| true);
    MarkYellow(Corrections, "In yellow", "Highlight the selected text, or what is selected, in yellow")
        .keys(&[(ALT, Key::Num1)]).marks(Colour::Yellow);
    MarkGreen(Corrections, "In green", "Highlight the selected text, or what is selected, in green")
        .keys(&[(ALT, Key::Num2)]).marks(Colour::Green);
    MarkBlue(Corrections, "In blue", "Highlight the selected text, or what is selected, in blue")
        .keys(&[(ALT, Key::Num3)]).marks(Colour::Blue);
    MarkPink(Corrections, "In pink", "Highlight the selected text, or what is selected, in pink")
        .keys(&[(ALT, Key::Num4)]).marks(Colour::Pink);
    MarkOrange(Corrections, "In orange", "Highlight the selected text, or what is selected, in orange")
        .keys(&[(ALT, Key::Num5)]).marks(Colour::Orange);
    MarkPurple(Corrections, "In purple", "Highlight the selected text, or what is selected, in purple")
        .keys(&[(ALT, Key::Num6)]).marks(Colour::Purple);
    RemoveMarks(Corrections, "Remove my marks", "Take back highlights, notes, tags and checks on what is selected")
        .keys(&[(ALT, Key::Num0)]).when(has_marks);
    AddPerson(Corrections, "Add as a person", "List the selected text as a person").adds(Kind::Person);
    AddPersonEverywhere(
        Corrections,
        "Add as a person everywhere",
        "List the selected text as a person, and the same words in the whole article",
    ).adds(Kind::Person).everywhere();
    AddCountry(Corrections, "Add as a country", "List the selected text as the country that it names")
        .adds(Kind::Country);
    AddCountryEverywhere(
        Corrections,
        "Add as a country everywhere",
        "List the selected text as a country, and the same words in the whole article",
    ).adds(Kind::Country).everywhere();
    AddStatistic(Corrections, "Add as a statistic", "List the selected text as a statistic").adds(Kind::Statistic);
    AddStatisticEverywhere(
        Corrections,
        "Add as a statistic everywhere",
        "List the selected text as a statistic, and the same words in the whole article",
    ).adds(Kind::Statistic).everywhere();
    AddQuote(Corrections, "Add as a quote", "List the selected text as what somebody says").adds(Kind::Quote);
    AddCaption(Corrections, "Add as a caption", "List the selected text as the caption of a picture").adds(Kind::Caption);
    NextHit(Finding, "Next hit", "Go to the next place where the text was found")
        .keys(&[(COMMAND, Key::G), (NONE, Key::F3)]).precedence(Precedence::FindBar).when(has_hits);
    PreviousHit(Finding, "Previous hit", "Go to the previous place where the text was found")
        .keys(&[(COMMAND_SHIFT, Key::G), (SHIFT, Key::F3)])
        .precedence(Precedence::FindBar)
        .when(has_hits);
    CloseFind(Finding, "Close the find bar", "Close the find bar and select the hit")
        .keys(&[(NONE, Key::Escape)]).precedence(Precedence::FindBar).when(can_close_find);
    NextMention(Moving, "Next mention", "Go to the next mention of the selection")
        .keys(&[(NONE, Key::F3)]).when(has_selection);
    PreviousMention(Moving, "Previous mention", "Go to the previous mention of the selection")
        .keys(&[(SHIFT, Key::F3)]).when(has_selection);
    NextHeading(Moving, "Next heading", "Go to the next heading")
        .keys(&[(ALT, Key::ArrowDown)]).when(has_headings);
    PreviousHeading(Moving, "Previous heading", "Go to the previous heading")
        .keys(&[(ALT, Key::ArrowUp)]).when(has_headings);
    NextCaption(Moving, "Next caption", "Go to the next image caption")
        .keys(&[(ALT_SHIFT, Key::ArrowDown)]).when(has_captions);
    PreviousCaption(Moving, "Previous caption", "Go to the previous image caption")
        .keys(&[(ALT_SHIFT, Key::ArrowUp)]).when(has_captions);
    GoBack(Moving, "Back", "Go back to where you were before the last jump")
        .keys(&[(ALT, Key::ArrowLeft)]).unless_typing().when(can_go_back);
    GoForward(Moving, "Forward", "Go forward to where you were before going back")
        .keys(&[(ALT, Key::ArrowRight)]).unless_typing().when(can_go_forward);
    Outline(Moving, "Outline", "Show or hide the headings of the article beside the page")
        .keys(&[(COMMAND_SHIFT, Key::O)]).when(has_article).on(|state| state.settings.outline_open);
    ShowPicture(Moving, "Show picture larger", "Show the picture in view as large as the window allows")
        .keys(&[(COMMAND_SHIFT, Key::I)]).when(shows_pictures);
    Find(Finding, "Find…", "Find text in the current article")
        .keys(&[(COMMAND, Key::F)]).when(has_article);
    FindSelected(Finding, "Find the selected text", "Find the selected text in the rest of the article")
        .keys(&[(COMMAND_SHIFT, Key::E)]).when(has_selected_text);
    FindMatchCase(Finding, "Match case", "Distinguish between upper and lower case")
        .keys(&[(ALT, Key::C)]).when(is_finding).on(|state| state.find.query.options.match_case);
    FindWholeWords(Finding, "Whole words", "Find whole words only")
        .keys(&[(ALT, Key::W)]).when(is_finding).on(|state| state.find.query.options.whole_words);
    FindIgnoreAccents(
        Finding,
        "Ignore accents",
        "Treat letters with and without accents as the same, except in a regular expression",
    ).keys(&[(ALT, Key::A)])
        // A regular expression is matched exactly as written.
        .when(|state| is_finding(state) && !state.find.query.options.regex)
        .on(|state| state.find.query.options.ignore_accents);
    FindRegex(Finding, "Regular expression", "Treat the text as a regular expression")
        .keys(&[(ALT, Key::R)]).when(is_finding).on(|state| state.find.query.options.regex);
    ToggleHitList(Finding, "List of hits", "List all hits with the words around them")
        .keys(&[(COMMAND_SHIFT, Key::L)]).when(is_finding).on(|state| state.find.lists_hits);
    FilterPanels(Panels, "Filter the panels", "Show only the rows that match")
        .keys(&[(COMMAND_SHIFT, Key::F)]).when(has_findings);
    NextPane(Panels, "Next pane", "Give the keyboard to the side panel, there to the next section, and then to the page again")
        .keys(&[(NONE, Key::F6)]).when(has_findings);
    PreviousPane(Panels, "Previous pane", "Give the keyboard to the section of the side panel before this one")
        .keys(&[(SHIFT, Key::F6)]).when(has_findings);
    GoToPeople(Panels, "Go to people", "Show the people in the side panel").goes_to(Section::Kind(Kind::Person));
    GoToCountries(Panels, "Go to countries", "Show the countries in the side panel").goes_to(Section::Kind(Kind::Country));
    GoToStatistics(Panels, "Go to statistics", "Show the statistics in the side panel")
        .goes_to(Section::Kind(Kind::Statistic));
    GoToCaptions(Panels, "Go to image captions", "Show the image captions in the side panel")
        .goes_to(Section::Kind(Kind::Caption));
    GoToQuotes(Panels, "Go to quotes", "Show the quotes in the side panel").goes_to(Section::Kind(Kind::Quote));
    GoToUnsure(Panels, "Go to what is not sure", "Show what is not sure in the side panel")
        .goes_to(Section::Unsure).when(has_doubts);
    ClearFilter(Panels, "Clear filter", "Show all rows again")
        .keys(&[(NONE, Key::Escape)]).precedence(Precedence::Filter).when(is_filtering);
    ClearSelection(Moving, "Clear selection", "Select nothing")
        .keys(&[(NONE, Key::Escape)]).when(has_anything_selected);
    CancelAnalysis(Program, "Cancel", "Stop looking for people, countries and statistics")
        .when(is_analyzing);
    ToggleSidePanel(Panels, "Side panel", "Show or hide the side panel")
        .keys(&[(NONE, Key::F9)]).on(|state| state.settings.panel_open);
    TogglePeople(Panels, "People", "Show or hide the highlights of people (solid underline)")
        .keys(&[(COMMAND, Key::Num1)]).highlights(Kind::Person);
    ToggleCountries(Panels, "Countries", "Show or hide the highlights of countries (dashed underline)")
        .keys(&[(COMMAND, Key::Num2)]).highlights(Kind::Country);
    ToggleStatistics(Panels, "Statistics", "Show or hide the highlights of statistics (dotted underline)")
        .keys(&[(COMMAND, Key::Num3)]).highlights(Kind::Statistic);
    ToggleQuotes(Panels, "Quotes", "Show or hide the bands behind direct quotes")
        .keys(&[(COMMAND, Key::Num5)]).highlights(Kind::Quote);
    ToggleMap(Panels, "Map of the countries", "Show or hide a map of the countries in the side panel")
        .keys(&[(COMMAND_SHIFT, Key::Num2)]).when(has_findings).on(|state| state.settings.map_open);
    ToggleSmallCounts(Panels, "Small counts", "Mark counts up to ten, such as “two ships”, as well as other figures")
        .keys(&[(COMMAND_SHIFT, Key::Num3)]).on(|state| state.settings.shown.small_counts);
    ToggleReported(Panels, "Reported speech", "Put bands behind reported speech as well as behind direct quotes")
        .keys(&[(COMMAND_SHIFT, Key::Num5)]).on(|state| state.settings.shown.reported);
    ZoomIn(Look, "Zoom in", "Make everything larger").keys(&[(COMMAND, Key::Plus), (COMMAND, Key::Equals)]);
    ZoomOut(Look, "Zoom out", "Make everything smaller").keys(&[(COMMAND, Key::Minus)]);
    ZoomReset(Look, "Actual size", "Show everything at its usual size")
        .keys(&[(COMMAND, Key::Num0)]).when(|state| (state.settings.zoom - 1.0).abs() > f32::EPSILON);
    ThemeLight(Look, "Light theme", "Dark ink on a light page")
        .on(|state| state.settings.theme == ThemeChoice::Light);
    ThemeDark(Look, "Dark theme", "Light ink on a dark page")
        .on(|state| state.settings.theme == ThemeChoice::Dark);
    ThemeSystem(Look, "System theme", "Light or dark, following the desktop")
        .on(|state| state.settings.theme == ThemeChoice::System);
    Copy(Text, "Copy", "Put the selected text on the clipboard")
        .keys(&[(COMMAND, Key::C)]).unless_typing().when(has_selected_text);
    CopyWithSource(
        Text,
        "Copy with source",
        "Put the selected text on the clipboard, in quotation marks and with its source, or the selected quote with its \
        speaker",
    ).keys(&[(COMMAND_SHIFT, Key::Q)]).when(|state| has_selected_text(state) || has_selected_quote(state));
    SelectAll(Text, "Select all", "Select the text of the whole article")
        .keys(&[(COMMAND, Key::A)]).unless_typing().when(has_text);
    SelectNamed(
        Text,
        "Select person, country or statistic",
        "Select the person, country or statistic in the selected text",
    ).keys(&[(COMMAND, Key::I)]).when(names_entity);
    TextLarger(Look, "Larger text", "Make the text of the article larger")
        .keys(&[(COMMAND, Key::CloseBracket)]);
    TextSmaller(Look, "Smaller text", "Make the text of the article smaller")
        .keys(&[(COMMAND, Key::OpenBracket)]);
    LinesLonger(Look, "Longer lines", "Fit more characters on each line of the article")
        .keys(&[(COMMAND_SHIFT, Key::CloseBracket)]);
    LinesShorter(Look, "Shorter lines", "Fit fewer characters on each line of the article")
        .keys(&[(COMMAND_SHIFT, Key::OpenBracket)]);
    SpacingMore(Look, "More line spacing", "Put more space between the lines of the article");
    SpacingLess(Look, "Less line spacing", "Put less space between the lines of the article");
    FaceSerif(Look, "Serif", "Set the article in a face with serifs")
        .on(|state| state.settings.typography.face == Face::Serif);
    FaceSans(Look, "Sans serif", "Set the article in a face without serifs")
        .on(|state| state.settings.typography.face == Face::Sans);
    TypographyReset(Look, "Reset typography", "Set the article in its usual typography again")
        .when(|state| state.settings.typography != Typography::default());
    ToggleCard(Panels, "Details", "Show or hide details of the selected person, country or statistic")
        .keys(&[(COMMAND, Key::D)]).on(|state| state.settings.card_open);
    TogglePictures(Look, "Pictures", "Show or hide the pictures of the article")
        .keys(&[(COMMAND, Key::Num4)]).on(|state| state.settings.pictures);
    CleanPage(Look, "Clean page", "Show only the page, without highlights, side panel or toolbar")
        .keys(&[(NONE, Key::F8)]).on(|state| state.settings.clean_page);
    FullScreen(Look, "Full screen", "Fill the screen with the window").keys(&[(NONE, Key::F11)]);
    ReducedMotion(Look, "Reduced motion", "Turn off gliding and pulsing")
        .on(|state| state.settings.reduced_motion);
    ThemeSepia(Look, "Sepia theme", "Brown ink on a page of old paper")
        .on(|state| state.settings.theme == ThemeChoice::Sepia);
    ThemeHighContrast(Look, "High contrast", "Black ink on a white page")
        .on(|state| state.settings.theme == ThemeChoice::HighContrast);
    ThemeHighContrastDark(Look, "High contrast, dark", "White ink on a black page")
        .on(|state| state.settings.theme == ThemeChoice::HighContrastDark);
    CommandPalette(Program, "Find a command…", "Find commands, open articles and headings by name")
        .keys(&[(COMMAND_SHIFT, Key::P)]);
    KeyboardShortcuts(Program, "Keyboard shortcuts", "Show all keyboard shortcuts").keys(&[(NONE, Key::F1)]);
    About(Program, "About Dateline", "Show the version and licence of Dateline, and the licences of its parts");
    Quit(Program, "Quit", "Close the window").keys(&[(COMMAND, Key::Q)]);
}
