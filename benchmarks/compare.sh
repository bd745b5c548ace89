#!/bin/bash
# compare.sh [RUNS [PROGRAM.rb…]]: programs (benchmarks/yardstick without any named) with Ruby and with `recipe ruby`, alternately.
# Prints processor time (user + system, of the whole process) of each, the least of the runs, and the geometric mean of the ratios.
# RECIPE_EXECUTABLE names a published executable, otherwise one is published first.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}; shift || true
[ $# -gt 0 ] || set -- benchmarks/yardstick/*.rb
recipe=${RECIPE_EXECUTABLE:-artifacts/published/recipe}
[ -n "${RECIPE_EXECUTABLE:-}" ] || dotnet publish runner/RecipeEngine.Cli -c Release -o artifacts/published -v q --nologo
command -v ruby >/dev/null || { echo "compare.sh: ruby is not installed" >&2; exit 1; }

scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
TIMEFORMAT='%3U %3S'
spent() {   # runs a command, its output to the file named first; prints milliseconds
  local out=$1; shift
  { time "$@" > "$out" 2> /dev/null; } 2>&1 | awk '{ printf "%d", ($1 + $2) * 1000 + 0.5 }'
}

echo 1 > "$scratch/nothing.rb"
printf '%-18s %9s %10s %7s\n' program "ruby ms" "recipe ms" ratio
for program in "$scratch/nothing.rb" "$@"; do
  best_ruby=999999999 best_recipe=999999999
  for ((run = 0; run < runs; run++)); do
    t=$(spent "$scratch/ruby" ruby "$program"); (( t < best_ruby )) && best_ruby=$t
    t=$(spent "$scratch/recipe" "$recipe" ruby "$program"); (( t < best_recipe )) && best_recipe=$t
    cmp -s "$scratch/ruby" "$scratch/recipe" || { echo "compare.sh: $program prints something else" >&2; diff "$scratch/ruby" "$scratch/recipe" | head -5 >&2; exit 1; }
  done
  echo "$(basename "$program" .rb) $best_ruby $best_recipe"
done | awk '{ printf "%-18s %9d %10d %6.2fx\n", $1, $2, $3, $3 / $2; if ($1 != "nothing") { sum += log($3 / $2); n++ } }
  END { if (n) printf "%-18s %28.2fx\n", "geometric mean", exp(sum / n) }'
