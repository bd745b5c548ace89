# String and Symbol methods that are pure functions of their text.

recording("strings") do
  samples = ["", "a", "Hello World", "\e\a\b\t\n\v\f\r\0\x7f", "#\#{a} #a \#$a \#@a #", "é\u200b\u{1F600}\u0085\u2028\u{10ffff}\ufeff\ue000", "\xff\xe3\x81a", "\\\"'", "\u{e0001}", "\x01\x1f", "#", "aあ", "ß"]
  samples.each do |s|
    on("inspect", s) { |x| x.inspect }
    on("dump", s) { |x| x.dump }
  end
  [["e9ff00416109"].pack("H*"), "a\"\#{\x80".b].each do |s|
    on("inspect_bytes", s) { |x| x.inspect.encode("UTF-8") }
    on("dump_bytes", s) { |x| x.dump.encode("UTF-8") }
  end
  ['"a\u00e9\n"', '"a\u{1F600 41}"', '"\u0041\x41"', 'a', '"a', '"a"b"', '"\u"', '"\x"', '"\u{110000}"', '"\q\#{"', '""', '"\e\a\\\\"', '"\u{d800}"', '"\x41"'].each { |s| on("undump", s) { |x| x.undump } }
  %w[a a? a! a= [] []= + +@ ! != !~ =~ == === <=> a?= A A= @a @@a $a $1 $-w $~ $- @1 1a é if ` ** ~ ~@ -@ << && || .. $_a foo= $0 $10a []? A? A! !@ @a= $a= @@a= @a? = é= $-ww a== % ^ $; $' $é @é ::A a.b a-b $ @ @@ nil $-é A?= ? $12 +a <=>=].each do |s|
    on("symbol", s) { |x| x.to_sym.inspect }
  end
  ["", "a b", "\u200b", "a\nb", "\u{1F600}", "\"", " "].each { |s| on("symbol", s) { |x| x.to_sym.inspect } }
  ["a", "z", "az", "zz", "Zz", "a9", "Az9", "zZ9", "1.9", "1.9.9", "-", "-9", "<<koalas>>", "1999zzz", "ZZZ9999", "***", "a-9", "Zz9", "1-", "-z", "-a", "é", "", "あ", "ん", "1.9.z", "<z>", "é9", "z\u00e9z", "ZZé", "a!", "~",
   "あz", "zあ", "!z!", "1.z", "z.1", "9-9", "Ω", "я", "Zz.9", "9z", "z9", "az-99", "\u{1F600}", "a\u{1F600}", "9", "99", "09", "00", "zzz", "v1.9.9", "node-9", "node09", "Zé9"].each { |s| on("succ", s) { |x| x.succ } }
  ["a\xff".b, "\xff".b, "\xff\xff".b, "az".b, "z\xff".b, "\x00".b].each { |s| on("succ_bytes", s) { |x| x.succ } }
  [["a", "e"], ["e", "a"], ["a", "a"], ["aa", "ad"], ["9", "11"], ["09", "11"], ["1", "1.5"], ["a", "zz"], ["", ""], ["", "a"], ["25", "5"], ["08", "11"], ["a", "é"], ["Zz", "AAc"], ["1.48", "1.55"], ["a", ""], ["y", "ab"], ["007", "010"], ["00", "2"]].each do |a, b|
    on("upto", a, b, false) { |x, y, z| x.upto(y, z).first(60) }
    on("upto", a, b, true) { |x, y, z| x.upto(y, z).first(60) }
  end
  [["hello", "el", "ip"], ["hello", "a-y", "b-z"], ["hello", "^l", "*"], ["he-llo", "-", "_"], ["hello", "a-e-z", "x"], ["hel^lo", "l^", "ab"], ["hello", "\\l", "x"], ["he\\llo", "\\\\", "/"], ["hello", "", "x"], ["hello", "l", ""], ["hello", "z-a", "b"],
   ["hello", "a\\-e", "*"], ["a-e", "a\\-e", "*"], ["hello", "^", "x"], ["he^o", "^", "x"], ["hello", "el", "^-"], ["hello", "a-z", "A-C"], ["hello", "^a-z", "x"], ["héllo", "é", "e"], ["hello", "a-y", "^b-z"], ["abc", "^b", "12"], ["a", "a-", "b"],
   ["\\", "\\", "x"], ["aあ", "あ-ん", "x"], ["hello", "ll", "xy"], ["a😀b", "😀", "x"], ["hello", "h-", "HX"], ["hello", "-h", "XH"], ["あい", "ん-あ", "x"], ["a\\-b", "\\-", "x"], ["foo/bar", "/", "_"], ["aab", "a-b", "x"], ["^", "\\^", "x"], ["a^b", "^^", "x"]].each do |s, f, t|
    on("tr", s, f, t) { |x, y, z| x.tr(y, z) }
    on("tr_s", s, f, t) { |x, y, z| x.tr_s(y, z) }
  end
  ["hello", "aaabbb", "a\\b", "he-l", "ab^", "a😀😀é"].each do |s|
    [["l"], ["l", "lo"], ["a-y"], ["^l"], ["\\"], ["\\\\"], ["a-"], ["-a"], ["a^"], ["^a-b"], ["^", "^a"], ["😀"], [""], ["a-z", "^b"], ["z-a"]].each do |sets|
      on("count", s, sets) { |x, y| x.count(*y) }
      on("delete", s, sets) { |x, y| x.delete(*y) }
      on("squeeze", s, sets) { |x, y| x.squeeze(*y) }
    end
    on("squeeze_all", s) { |x| x.squeeze }
  end
  ["", "hello wORLD", "éÉß", "ǆ ǅ Ǆ", "ﬁﬃ", "İıi", "ΑΣ σς", "ᾳᾼ", "ჰᲰ", "ꭰᏸ", "ŉǰ", "ſK", "😀\xffa", "ῷ", "և", "aB\u{10428}"].each do |s|
    %w[upcase downcase capitalize swapcase].each do |m|
      on(m, s, "") { |x, _| x.dup.send(m) } unless s.include?("\xff") || !s.valid_encoding?
      on(m, s, "ascii") { |x, o| x.send(m, o.to_sym) } if s.valid_encoding?
      on(m, s, "turkic") { |x, o| x.send(m, o.to_sym) } if s.valid_encoding?
    end
    on("downcase", s, "fold") { |x, o| x.downcase(o.to_sym) } if s.valid_encoding?
  end
  [["a", "A"], ["a", "b"], ["B", "a"], ["é", "É"], ["ab", "a"], ["a", "ab"], ["", ""], ["a", "["], ["Z", "_"]].each do |a, b|
    on("casecmp", a, b) { |x, y| x.casecmp(y) }
    on("casecmp?", a, b) { |x, y| x.casecmp?(y) }
  end
  [["ß", "SS"], ["ﬁ", "FI"], ["ς", "σ"], ["ꭰ", "Ꭰ"]].each { |a, b| on("casecmp?", a, b) { |x, y| x.casecmp?(y) } }
  [["a", 5, " "], ["abc", 2, " "], ["a", 6, "xy"], ["é", 4, "😀b"], ["a", 5, ""], ["", 3, "ab"], ["ab", 5, "123"]].each do |a|
    %w[ljust rjust center].each { |m| on(m, *a) { |x, y, z| x.send(m, y, z) } }
  end
  ["abc", "e\u0301x", "\r\n\n", "👨‍👩‍👧a", "🇩🇪🇫🇷", "👍🏽", "각", "각", "क्षि", "a\u200db", ""].each { |s| on("graphemes", s) { |x| x.grapheme_clusters } }
  ["abc\xff", "\xe3\x81", "a\xe3\x81b", "\xf0\x9f\x98", "\xf0\x9f\xff", "\xc0\x80", "\xed\xa0\x80", "\xe3\x81\xe3\x81\x82", "\xf5\x80", "é", "\xe0\x80\x80", "\xf4\x90\x80\x80"].each { |s| on("scrub", s) { |x| x.scrub { |b| "<" + b.unpack1("H*") + ">" } } }
  [["abc", 16], ["\xff" * 300, 16], ["\xff" * 300, 8], ["abc", 0], ["abc", -1], ["\xff" * 300, 17]].each { |a| on("sum", *a) { |x, n| x.sum(n) } }
  ["abc", "é😀", "a\xffb", ""].each { |s| on("reverse", s) { |x| x.reverse } }
end
