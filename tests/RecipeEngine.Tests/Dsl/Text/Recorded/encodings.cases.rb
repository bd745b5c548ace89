# Encodings: the list, reading bytes, String#encode.

recording("encodings") do
  on("list") { Encoding.list.map { |e| [e.name, (Encoding.aliases.select { |_, v| v == e.name }.keys - %w[locale external filesystem internal]), e.dummy?, e.ascii_compatible?] } }
  names = Encoding.list.reject(&:dummy?).map(&:name)
  single = names.select { |n| (0x80..0xff).all? { |b| s = [b].pack("C").force_encoding(n); s.valid_encoding? && s.length == 1 } && n != "ASCII-8BIT" }
  kept = single.select { |n| ("\xe9".b.force_encoding(n).encode("UTF-8"); true) rescue false }
  kept -= %w[IBM720 IBM864 macThai macCentEuro macCroatian macCyrillic macGreek macIceland macRoman macRomania macTurkish macUkraine IBM869 IBM861 IBM862 IBM863 IBM865 IBM857 IBM855 IBM775 IBM737]
  (kept & %w[ISO-8859-1 ISO-8859-2 ISO-8859-5 ISO-8859-7 ISO-8859-10 ISO-8859-14 ISO-8859-15 ISO-8859-16 Windows-1250 Windows-1251 Windows-1252 KOI8-R IBM437 CP850 CP852 IBM866]).each do |n|
    on("table", n) { |e| (0x80..0xff).map { |b| [b].pack("C").force_encoding(e).encode("UTF-8").ord rescue nil } }
  end
  ["Shift_JIS", "Windows-31J", "EUC-JP", "GBK", "Big5", "EUC-KR", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"].each do |n|
    on("to_bytes", "aé漢字かなカナ한😀!", n) { |s, e| s.encode(e, undef: :replace, replace: "?").b }
    on("to_bytes", "漢字かなカ", n) { |s, e| s.encode(e, undef: :replace, replace: "?").b }
    on("lengths", n) { |e| ["\x82\xa0a\xff\x81", "a\x00\xe9\x00\x00\xd8a", "\xa4\xa2x", "\xb0\xa1"].map { |s| s.b.force_encoding(e).length } } unless %w[Big5 EUC-JP UTF-16LE UTF-16BE UTF-32LE UTF-32BE].include?(n)
  end
  [["é", "ISO-8859-1"], ["漢", "ISO-8859-1"], ["\xff", "UTF-16LE"], ["\xe3\x81", "UTF-16LE"], ["\xe3a", "UTF-16LE"], ["é", "US-ASCII"], ["a", "US-ASCII"], ["é", "foo"], ["é", "ASCII-8BIT"], ["a", "foo"], ["\u{1F600}", "US-ASCII"], ["\xf0\x9f\x98é", "UTF-16LE"]].each do |s, e|
    on("encode", s, e, "") { |x, y, _| x.encode(y).b }
    on("encode", s, e, "invalid undef") { |x, y, _| x.encode(y, invalid: :replace, undef: :replace).b }
    on("encode", s, e, "xml_text") { |x, y, _| x.encode(y, xml: :text).b }
    on("encode", "<&\"'" + s, e, "xml_attr") { |x, y, _| x.encode(y, xml: :attr).b } if s.valid_encoding?
  end
  on("encode", "a\nb", "UTF-8", "crlf") { |x, y, _| x.encode(y, crlf_newline: true).b }
  on("encode", "a\r\nb\rc\n", "UTF-8", "universal") { |x, y, _| x.encode(y, universal_newline: true).b }
  on("encode", "a\xffb", "UTF-8", "invalid") { |x, y, _| x.encode(y, invalid: :replace).b }
  on("from_binary", "\xff", "UTF-8") { |x, y| x.b.encode(y) }
  on("from_binary", "a", "UTF-8") { |x, y| x.b.encode(y) }
  [["\xe9a", "ISO-8859-1"], ["\x82\xa0\n", "Shift_JIS"], ["a\x00\xe9\x00", "UTF-16LE"], ["\xff", "US-ASCII"], ["a\0\0\0", "UTF-32LE"], ["\0a\xd8\x00", "UTF-16BE"], ["\xe9\"\#{", "Windows-1252"], ["\xa4\xa2", "EUC-JP"]].each do |s, e|
    on("inspect", s.b, e) { |x, y| x.dup.force_encoding(y).inspect }
  end
end
