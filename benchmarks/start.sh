#!/bin/bash
# start.sh [RUNS]: wall-clock milliseconds to start: a published hello-world, `recipe ruby -e 1`, an empty `recipe converge`, `ruby -e 1`.
# The least and the median of the runs, made alternately. RECIPE_EXECUTABLE names a published executable, otherwise one is published first.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-15}
recipe=$(realpath "${RECIPE_EXECUTABLE:-artifacts/published/recipe}")
[ -n "${RECIPE_EXECUTABLE:-}" ] || dotnet publish runner/RecipeEngine.Cli -c Release -o artifacts/published -v q --nologo
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
echo 'System.Console.WriteLine("hello");' > "$scratch/hello.cs"
cat > "$scratch/hello.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>
<RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>true</SelfContained><PublishSingleFile>true</PublishSingleFile>
<PublishReadyToRun>true</PublishReadyToRun><PublishTrimmed>true</PublishTrimmed><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup></Project>
PROJECT
(cd "$scratch" && dotnet publish -c Release -o out -v q --nologo > /dev/null)
: > "$scratch/empty.rb"
measure() {   # NAME COMMAND…
  local name=$1 from to; shift
  from=$(date +%s%N); "$@" > /dev/null 2>&1; to=$(date +%s%N)
  echo "$(( (to - from) / 100000 ))" >> "$scratch/$name.times"
}
for ((run = 0; run < runs; run++)); do
  measure hello "$scratch/out/hello"
  measure ruby-e "$recipe" ruby -e 1
  measure converge "$recipe" converge -W "$scratch/empty.rb"
  ! command -v ruby > /dev/null || measure mri ruby -e 1
done
printf '%-10s %8s %8s\n' command least median
for name in hello ruby-e converge mri; do
  [ ! -e "$scratch/$name.times" ] || sort -n "$scratch/$name.times" | awk -v n="$name" '{ t[NR] = $1 / 10 } END { printf "%-10s %8.1f %8.1f\n", n, t[1], t[int((NR + 1) / 2)] }'
done
