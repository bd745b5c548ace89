#!/bin/bash
# converge.sh [RUNS]: whole processes of `recipe converge` that find nothing to change: 1,000 files, 1,000 templates, 100 guards that are commands;
# and attributes: a tree of 10,000 leaves written at four levels and read, 200 attribute files. The least and the median wall-clock time,
# processor time and memory of the runs. RECIPE_EXECUTABLE names a published executable, otherwise one is published first.
# With chef-client on the PATH (CHEF_CLIENT names another) the same cookbook is converged by it too.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-9}
recipe=$(realpath "${RECIPE_EXECUTABLE:-artifacts/published/recipe}")
[ -n "${RECIPE_EXECUTABLE:-}" ] || dotnet publish runner/RecipeEngine.Cli -c Release -o artifacts/published -v q --nologo
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
book=$scratch/cookbooks/many; mkdir -p "$book"/{recipes,templates,attributes} "$scratch/cookbooks/wide"/{recipes,attributes} "$scratch/files"
echo "name 'many'" > "$book/metadata.rb"; echo "name 'wide'" > "$scratch/cookbooks/wide/metadata.rb"
: > "$book/recipes/empty.rb"
cat > "$book/recipes/files.rb" <<RUBY
1000.times do |i|
  file "$scratch/files/file#{i}" do
    content "number #{i}\n" * 5
    mode '0644'
    owner 'root' if Process.uid == 0
  end
end
RUBY
cat > "$book/recipes/templates.rb" <<RUBY
1000.times do |i|
  template "$scratch/files/template#{i}" do
    source 'item.erb'
    variables number: i
    mode '0644'
  end
end
RUBY
cat > "$book/templates/item.erb" <<'ERB'
# <%= node['hostname'] %>
<% 3.times do |n| %>
value <%= n %> = <%= @number * n %>
<% end %>
ERB
cat > "$book/recipes/guards.rb" <<RUBY
100.times do |i|
  file "$scratch/files/guard#{i}" do
    content 'x'
    not_if 'test -f /etc/passwd'
  end
end
RUBY
cat > "$book/recipes/leaves.rb" <<'RUBY'
100.times { |a| 100.times { |b| node.default['tree'][a.to_s][b.to_s] = b } }
100.times { |a| node.normal['tree'][a.to_s]['1'] = -1; node.override['tree'][a.to_s]['2'] = -2; node.force_default['tree'][a.to_s]['3'] = -3 }
sum = 0
10.times { 100.times { |a| 100.times { |b| sum += node['tree'][a.to_s][b.to_s] } } }
log 'sum' do
  message sum.to_s
  level :debug
end
RUBY
: > "$scratch/cookbooks/wide/recipes/default.rb"
for ((i = 0; i < 200; i++)); do
  printf "default['wide']['%d']['name'] = 'n%d'\ndefault['wide']['%d']['next'] = node['wide']['%d'] && node['wide']['%d']['name']\n" $i $i $i $((i - 1)) $((i - 1)) > "$scratch/cookbooks/wide/attributes/a$i.rb"
done
cat > "$scratch/solo.rb" <<RUBY
cookbook_path '$scratch/cookbooks'
file_cache_path '$scratch/cache'
file_backup_path '$scratch/backup'
node_path '$scratch/nodes'
RUBY
declare -A list=([empty]=many::empty [files]=many::files [templates]=many::templates [guards]=many::guards [leaves]=many::leaves [attribute-files]=wide)
measure() {   # NAME COMMAND…
  local name=$1; shift
  /usr/bin/time -o "$scratch/time" -f '%e %U %S %M' "$@" > /dev/null
  awk '{ printf "%d %d %d\n", $1 * 1000, ($2 + $3) * 1000, $4 / 1024 }' "$scratch/time" >> "$scratch/$name.times"
}
chef=${CHEF_CLIENT:-chef-client}; command -v "$chef" > /dev/null || chef=
for name in "${!list[@]}"; do "$recipe" converge -c "$scratch/solo.rb" -r "${list[$name]}" > /dev/null; done   # once, to make what is missing
for ((run = 0; run < runs; run++)); do
  for name in "${!list[@]}"; do
    measure "$name" "$recipe" converge -c "$scratch/solo.rb" -r "${list[$name]}"
    [ -z "$chef" ] || measure "$name-chef" "$chef" -z -c "$scratch/solo.rb" -o "${list[$name]}"
  done
done
printf '%-20s %9s %9s %9s %9s\n' run 'least ms' 'median' 'cpu ms' 'MiB'
for file in "$scratch"/*.times; do
  sort -n "$file" | awk -v n="$(basename "$file" .times)" 'NR == 1 || $2 < cpu { cpu = $2 } NR == 1 || $3 > mib { mib = $3 } { t[NR] = $1 } END { printf "%-20s %9d %9d %9d %9d\n", n, t[1], t[int((NR + 1) / 2)], cpu, mib }'
done
