#!/bin/bash
# resolver.sh [RUNS]: milliseconds that a published `recipe berks install` needs for an index of 4,000 cookbooks with 40,000 versions and a Berksfile of
# 100 lines: to read the index, and to choose versions. Every run is a process of its own without a lock. Least and median.
# RECIPE_EXECUTABLE names a published executable, otherwise one is published first.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-15}
recipe=$(realpath "${RECIPE_EXECUTABLE:-artifacts/published/recipe}")
[ -n "${RECIPE_EXECUTABLE:-}" ] || dotnet publish runner/RecipeEngine.Cli -c Release -o artifacts/published -v q --nologo
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
dotnet run --project benchmarks/RecipeEngine.Benchmarks -c Release -- universe "$scratch/supermarket"
export RECIPE_CACHE=$scratch/cache
for ((run = 0; run < runs; run++)); do
  rm -f "$scratch/supermarket/Berksfile.lock"
  "$recipe" berks install --json --berksfile "$scratch/supermarket/Berksfile" > "$scratch/out.json"
  for part in index resolve; do
    sed -n "s/^ *\"$part\": \([0-9.]*\).*/\1/p" "$scratch/out.json" >> "$scratch/$part.times"
  done
done
echo "$(stat -c %s "$scratch/supermarket/universe.json") bytes, $(grep -c '^    "name"\|^      "name"' "$scratch/out.json") cookbooks chosen"
printf '%-10s %8s %8s\n' part least median
for part in index resolve; do
  sort -n "$scratch/$part.times" | awk -v n="$part" '{ t[NR] = $1 } END { printf "%-10s %8.1f %8.1f\n", n, t[1], t[int((NR + 1) / 2)] }'
done
