#!/bin/sh
# Makes the icon's sizes from its drawings: the small ones from a drawing that keeps to their pixels.
# Needs rsvg-convert (librsvg).
set -eu
cd "$(dirname "$0")"
for size in 16 24; do
    rsvg-convert --width "$size" --height "$size" dateline-small.svg --output "dateline-$size.png"
done
for size in 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" dateline.svg --output "dateline-$size.png"
done
