# Loops and blocks over numbers: while, times, step, nested blocks.
sum = 0
i = 0
while i < 500_000
  sum += i if i % 3 == 0 || i % 5 == 0
  i += 1
end

grid = Array.new(120) { |row| Array.new(120) { |column| row * column % 7 } }
total = 0
grid.each_with_index do |line, row|
  line.each_with_index { |value, column| total += value if (row + column).even? }
end

puts sum, total, 1.step(99, 2).sum
