#!/bin/bash
# compare.sh [RUNS]: benchmarks/programs with Ruby and with `recipe ruby`, alternately; best wall-clock time of each, in milliseconds.
# RECIPE_EXECUTABLE names a published executable, otherwise one is published first.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
recipe=${RECIPE_EXECUTABLE:-artifacts/published/recipe}
[ -n "${RECIPE_EXECUTABLE:-}" ] || dotnet publish runner/RecipeEngine.Cli -c Release -o artifacts/published -v q --nologo
command -v ruby >/dev/null || { echo "compare.sh: ruby is not installed" >&2; exit 1; }

milliseconds() {   # runs a command, its output to the file named first
  local out=$1 from to; shift
  from=$(date +%s%N); "$@" > "$out"; to=$(date +%s%N)
  echo $(( (to - from) / 100000 ))
}

scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
echo 1 > "$scratch/nothing.rb"
printf '%-10s %10s %10s %7s\n' program "ruby ms" "recipe ms" ratio
for program in "$scratch/nothing.rb" benchmarks/programs/*.rb; do
  best_ruby=999999999 best_recipe=999999999
  for ((run = 0; run < runs; run++)); do
    t=$(milliseconds "$scratch/ruby" ruby --disable-gems "$program"); (( t < best_ruby )) && best_ruby=$t
    t=$(milliseconds "$scratch/recipe" "$recipe" ruby "$program"); (( t < best_recipe )) && best_recipe=$t
    cmp -s "$scratch/ruby" "$scratch/recipe" || { echo "compare.sh: $program prints something else" >&2; diff "$scratch/ruby" "$scratch/recipe" | head -5 >&2; exit 1; }
  done
  awk -v n="$(basename "$program" .rb)" -v a="$best_ruby" -v b="$best_recipe" 'BEGIN { printf "%-10s %10.1f %10.1f %6.2fx\n", n, a/10, b/10, b/a }'
done
