# Hashes with string and symbol keys, merged deeply as node attributes are.
def deep_merge(left, right)
  left.merge(right) { |_, a, b| a.is_a?(Hash) && b.is_a?(Hash) ? deep_merge(a, b) : b }
end

base = { 'web' => { 'port' => 80, 'ssl' => { 'enabled' => false, 'ciphers' => %w(a b) } }, 'users' => {} }
1_500.times do |n|
  base = deep_merge(base, 'web' => { 'ssl' => { 'enabled' => n.odd? } }, 'users' => { "user#{n % 200}" => { uid: n } })
end

counts = Hash.new(0)
200_000.times { |n| counts[n % 97] += 1 }
puts base['users'].size, base['web']['ssl']['enabled'], counts.values.max, counts.sort_by { |k, v| [-v, k] }.first.inspect
