# Strings as recipes use them: interpolation, split, gsub, format, start_with?.
lines = (1..20_000).map { |n| "host#{n % 50}.example.com port=#{8000 + n % 100} # entry #{n}" }
ports = lines.map { |line| line[/port=(\d+)/, 1].to_i }
text = lines.map { |line| line.split('#').first.strip.gsub('example', 'test') }.join("\n")
short = text.each_line.count { |line| line.start_with?('host1.') }
puts ports.sum, text.length, short, format('%08.3f|%-6s|%x', 3.14159, 'ab', 255)
