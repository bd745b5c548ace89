# Array#pack and String#unpack.

recording("pack") do
  pk = ->(values, template) { on("pack", values, template) { |v, t| r = v.pack(t); [r.encoding.name, r.b] } }
  up = ->(data, template) { on("unpack", data.b, template) { |d, t| d.b.unpack(t).map { |x| x.is_a?(String) ? [x.encoding.name, x.b] : x } } }
  ints = [0, 1, -1, 127, 128, 255, 256, 65535, 65536, -32768, 2**31, 2**32, 2**63, 2**64 - 1, -2**63, 2**70, -2**70]
  %w[C c S s L l Q q J j I i n N v V S> s< l> q> L_ l! j> I! Q<].each do |d|
    ints.each { |n| pk.([n], d) }
    pk.([1, 2, 3], d + "*")
    pk.([1, 2, 3], d + "2")
    pk.([1], d + "2")
    [[1, 2, 3, 4, 5, 6, 7, 8], [255] * 9, [0x80, 0, 0, 0, 0, 0, 0, 0x80], [], [1]].each { |b| ["", "*", "2", "0"].each { |c| up.(b.pack("C*"), d + c) } }
  end
  %w[D d F f E e G g].each do |d|
    [0.0, 1.5, -2.25, 3.14159, 1e30, Float::INFINITY].each { |f| pk.([f], d) }
    pk.([1, 2], d + "*")
    [[1.5, -3.0].pack("E2"), "\0\0\x80\x3f", "abc", ""].each { |s| ["", "*", "2"].each { |c| up.(s, d + c) } }
  end
  %w[a A Z].each do |d|
    ["abc", "", "é", "a\0b"].each { |s| ["", "*", "2", "5", "0"].each { |c| pk.([s], d + c) } }
    ["abc", "abc  ", "abc\0\0", "a\0b ", "", " \0 "].each { |s| ["", "*", "2", "5", "0", "2a*"].each { |c| up.(s, d + c) } }
  end
  pk.([nil], "a3")
  %w[b B h H].each do |d|
    ["1", "10101010", "101010101", "", "abcdef", "0123456789abcdefg", "A1"].each { |s| ["", "*", "3", "8", "12"].each { |c| pk.([s], d + c) } }
    ["\xaa\x0f", "", "a"].each { |s| ["", "*", "3", "8", "12"].each { |c| up.(s, d + c) } }
  end
  [[97], [0x3042, 0x1f600], [0x7ff, 0x800], [0x10ffff], [0xd800], [0x110000], [-1], [0x80000000]].each { |v| pk.(v, "U*") }
  pk.([97], "CU"); pk.([97, 98], "UC"); pk.([97, 98], "CU"); pk.([], ""); pk.([], "U"); pk.(["a"], "m"); pk.(["a", 1], "mC"); pk.([0x3042, 200], "UC")
  ["aé\u{1f600}", "\xe3\x81", "\xff", "\xc0\x80", "a"].each { |s| ["U*", "U", "U2", "C0U*", "U0C*"].first(3).each { |t| up.(s, t) } }
  [[0], [127], [128], [16384], [2**70], [-1], [1, 300]].each { |v| pk.(v, "w*") }
  ["\x01", "\x81\x00", "\x81\x80\x00\x05", "\x81", ""].each { |s| %w[w w* w2].each { |t| up.(s, t) } }
  ["", "a", "abc", "abcd", "x" * 50, "é\xff\x00", "Hello, World!\n" * 10].each do |s|
    %w[m m0 m* m3 m10 m60 u u* u10 u100 M M* M10].each { |t| pk.([s], t) }
    %w[m u M].each { |t| up.([s].pack(t), t) }
    up.([s].pack("m0"), "m0")
  end
  ["YWJj", "YWJj\n", "YW Jj", "YW==", "YW=", "YW", "Y", "YWJ=YWJj", "!!", "YWJjZA==", "YWJj====", "YWL="].each { |s| up.(s, "m"); up.(s, "m0") }
  ["a=3Db", "a=\nb", "a=\r\nb", "a=zz", "a=", "=C3=A9", "a=3"].each { |s| up.(s, "M") }
  ["#86)C\n", "#86)C", "", "`\n", "garbage", "+:&5L;&\\@=V]R;&0\n"].each { |s| up.(s, "u") }
  pk.(["a b=\t\n é", ], "M"); pk.(["a \nb\t\n"], "M"); pk.([1.5], "M"); pk.(["x" * 100], "M")
  [["a", "x", "b"], ["a", "b"]].each { |v| pk.(v, "axa"); pk.(v, "aXa"); pk.(v, "a@3a"); pk.(v, "a3X2a"); pk.(v, "Xa"); pk.(v, "ax3a"); pk.(v, "x*a"); pk.(v, "a @0 a") }
  up.("abcdef", "axa"); up.("abcdef", "a2X2a"); up.("abcdef", "a@4a"); up.("abc", "x5a"); up.("abc", "Xa"); up.("abc", "@5a"); up.("abc", "x*a"); up.("abcdef", "a2 # comment\n a2"); up.("abcdef", "a2\na2")
  pk.([1, 2], "Cn"); pk.([1, 65537, "abc"], "CNA5"); pk.([1], "a"); pk.(["x"], "C"); pk.([nil], "C"); pk.([1.7], "C"); pk.([1], "C_"); pk.([1], "S<>"); pk.([1], "a!"); pk.([], "C"); pk.([1], "C # x\n"); pk.([1, 2], "C2"); pk.(["abc", 1], "Z*C"); pk.([1], "%")
  up.("\x01\x00\x02abc", "CnA*"); up.("\x04\x03abcdef", "Ca"); up.("\x7fELF", "Ca3")
end
