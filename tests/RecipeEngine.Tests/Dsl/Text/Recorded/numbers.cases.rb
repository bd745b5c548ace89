# Floats and integers as text, read and written, and rounding.

recording("numbers") do
  floats = [0.0, -0.0, 1.0, 0.1, 1e15, 1e16, 999999999999999.0, 123456789012345680.0, 9999999999999998.0, 1e14, 123456789.123456789, 0.0001, 0.00001, 0.00012345,
            1e100, 1.5e-7, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, Float::NAN, Float::INFINITY, -Float::INFINITY, 1/3.0, 100.0, 1e2, 12345678901234.5, 1e22, 1e23]
  floats.each { |f| on("float_s", f) { |x| x.to_s } }
  ["0x1A", "0x1.8p3", "1.", ".5", "1_000.5e3", "1__0", "1_", "1e5_0", "1e", "", "  1.5\n", "-.5", "+ 5", "1_.5", "1._5", "1e400", "Infinity", "0x", "0x1p", "0b11", "0x_1", "0x1_0",
   "1e-400", "1.e5", "abc", "12abc", "1.5.5", "-", "+1.5", "1e+5", "1e-5", "1E5", " \t1", "1 2", "0x1.8", "0x.8p1", "1e99999999999", "0e5", "-0", "00012", "1e 5", "NaN", "_1", "1e_5",
   "0.1e1_0", "179769313486231580793728971405301e300", "2.2250738585072011e-308"].each do |s|
    on("to_f", s) { |x| x.to_f }
    on("Float", s) { |x| Float(x) }
  end
  on("Float", "1\0") { |x| Float(x) }
  strings = ["0x1f", "0x_1f", "09", "0_8", "0_7", "0o17", "0d9", "1_000", "1__0", "_1", "1_", " 12 \n", "- 1", "", "0b2", "0b11", "z", "12abc", "0x", "-0x1f", "+5", "++5", "--1", "00", "0__1", "0",
             "123456789012345678901234567890", "-9223372036854775808", "9223372036854775807", "9223372036854775808", "ffffffffffffffffffff", "1_2__3", "0b", "0o", "0x1G", "1e5", "1.5", "\v7", "7\0", "١", "0_", "0_1"]
  strings.each do |s|
    [0, 2, 8, 10, 16, 36].each { |b| on("to_i", s, b) { |x, y| x.to_i(y) } }
    [0, 2, 8, 10, 16, 36, -2, -8, -16].each { |b| on("Integer", s, b) { |x, y| Integer(x, y) } }
  end
  on("Integer", "1", 1) { |x, y| Integer(x, y) }
  on("Integer", "1", 37) { |x, y| Integer(x, y) }
  on("to_i", "1", 37) { |x, y| x.to_i(y) }
  on("to_i", "1", -2) { |x, y| x.to_i(y) }
  [0, 1, -1, 255, -255, 2**63, -2**63, 2**63 - 1, 10**30, -10**30, 3**200, 12345].each do |n|
    [2, 3, 8, 10, 16, 36].each { |b| on("int_s", n, b) { |x, y| x.to_s(y) } }
  end
  on("int_s", 1, 37) { |x, y| x.to_s(y) }
  [0, 1, 12345, 2**70].each { |n| [2, 10, 1000].each { |b| on("digits", n, b) { |x, y| x.digits(y) } } }
  random = Random.new(7)
  values = [2.675, 0.5, 1.5, 2.5, -2.5, 1.005, 0.285, 1.015, 25.5, 12345.6789, 1e-10, 1e20, 0.1, 0.15, 0.25, 0.35, 5.015, 1.255, 10.075, 42.0, 0.0, -0.0, 5e-324, 1.7e308, 123456.789e-10, 0.5e-5, 2.5e-16]
  25.times { values << (random.rand * 10**random.rand(-5..8)).round(random.rand(1..8)) * [1, -1].sample(random: random) }
  20.times { values << random.rand * 10.0**random.rand(-8..18) }
  values.each do |v|
    [1, 2, 5, 15].each do |d|
      on("round", v, d, "up") { |x, y, h| x.round(y, half: h.to_sym) }
      next unless d < 6 || d == 15
      on("round", v, d, "even") { |x, y, h| x.round(y, half: h.to_sym) }
      on("round", v, d, "down") { |x, y, h| x.round(y, half: h.to_sym) }
      on("floor", v, d) { |x, y| x.floor(y) }
      on("ceil", v, d) { |x, y| x.ceil(y) }
    end
    next if v.abs > 1e15
    on("whole", v, "up") { |x, h| x.round(half: h.to_sym).to_f }
    on("whole", v, "even") { |x, h| x.round(half: h.to_sym).to_f }
    on("whole", v, "down") { |x, h| x.round(half: h.to_sym).to_f }
  end
  [0, 15, 25, -25, 35, 14, 16, -15, 250, 12345, -12345, 10**30 + 5, 5, 4].each do |n|
    [1, 2, 4].each do |d|
      %w[up even down].each { |h| on("int_round", n, d, h) { |x, y, z| x.round(-y, half: z.to_sym) } }
      on("int_floor", n, d) { |x, y| x.floor(-y) }
      on("int_ceil", n, d) { |x, y| x.ceil(-y) }
    end
  end
end
