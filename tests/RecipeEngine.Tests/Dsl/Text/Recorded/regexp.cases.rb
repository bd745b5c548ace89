# Patterns, subjects and where Ruby finds them: offsets in characters of every group.

def found(source, options, subject, start = 0)
  m = Regexp.new(source, options).match(subject, start)
  m && [(0...m.size).map { |i| m.begin(i) ? [m.begin(i), m.end(i)] : nil }, m.names]
end

def t(source, *subjects)
  subjects = [""] if subjects.empty?
  subjects.each { |subject| on("match", source, 0, subject) { |*a| found(*a) } }
end

def o(options, source, *subjects)
  subjects.each { |subject| on("match", source, options, subject) { |*a| found(*a) } }
end

recording("regexp") do
  t '(?<a>x)(y)','xy'
  t '(?<a>.)(?<a>.)\k<a>','aba','abb'
  t '(a)\g<1>','aa'
  t '\g<1>(a)','aa'
  t '(a\g<0>?b)','aabb'
  t '(?<p>\((?:[^()]|\g<p>)*\))','x(a(b)c)d'
  t '(?:a|(b))\1','bb'
  t 'a(?i)b|c','aB','C','aC'
  t 'a(?#comment)b','ab'
  t '(?x) a b # c','ab'
  t '[a-c&&b-d&&[^b]]','b','c'
  t '[[a-c][x-z]]','y'
  t '[^[a-c]]','a','d'
  t '[a[^b]]','b','c','a'
  t '[\d\-x]','-'
  t '[a-\-z]','-'
  t '[--0]','.'
  t '[]-a]','b'
  t '[a-]','-'
  t '[\]]',']'
  t '[a\b]',"\b"
  t '[^]a]','b'
  t 'a{,3}b','aaab'
  t 'a{2}{3}','aaaaaa'
  t 'a{0}b','b'
  t '\Aab\Z',"ab\n"
  t '^$',"a\n"
  t '^',"\n"
  t 'b$',"ab\n\n"
  t '(?~abc)','ababc'
  t 'x\Ky','xy'
  t '\R',"\r\n"
  t '\X',"e\u0301a"
  t '\h+','xfF9g'
  t '[[:alpha:]]+','é1'
  t '[[:^alpha:]]+','é1'
  t '\p{^Alpha}+','é1'
  t '\P{Alpha}+','é1'
  t '\p{Hiragana}+','aあい'
  t '(?<n>a)(?(<n>)b|c)','ab'
  t '(a)?(?(1)b|c)','ab','c'
  t '(?i:é)','É'
  t '\u{61 62}','ab'
  t '[\u{61 62}]+','ab'
  t '\x41','A'
  t '\101','A'
  t '\cA',"\x01"
  t '\C-a',"\x01"
  t '\M-a',"a"
  t '\e\a\f\v\0',"\e\a\f\v\0"
  t '\z','a'
  t '(?m).',"\n"
  t '(?m:.)',"\n"
  t '(?-m:.)',"\n"
  t 'a++b','aab'
  t 'a?+a','a'
  t 'a*+a','aa'
  t '(?>a*)a','aa'
  t '(?<=\n)a',"\na"
  t '(?<a>.)|\g<a>b','a'
  t 'a|b|','c'
  t '()','a'
  t '(|a)+','aaa'
  t '(?:)','a'
  t '\Ga','ba','ab'
  t '(?a)\w','é'
  t '(?u)\w','é'
  t '(?d)\w','é'
  t '(?u:\d)','٣'
  t '\b\w+',' éa'
  t '\B','a'
  t '[\W]','é'
  t '[^\W]','é','a'
  t '\s+'," \u00a0"
  t '[[:space:]]+',"\u00a0"
  t '[[:punct:]]+','$+<=>^`|~!'
  t '[[:cntrl:]]',"\u0085"
  t '[[:graph:]]',"\u200b"
  t '[[:print:]]',"\u0085"
  t '[[:word:]]+',"é_1\u0301"
  t '[[:upper:]]',"é"
  t '[[:digit:]]',"٣"
  t '[[:blank:]]',"\u00a0"
  t '[[:xdigit:]]',"g"
  t '[[:ascii:]]',"é"
  t '(?i)[[:upper:]]',"a"
  t '\p{Lu}\p{L}*',"aÉé"
  t '\p{Greek}',"α"
  t '\p{Emoji}',"😀"
  t '.',"😀"
  t '[^a]',"😀"
  t '[😀-😂]',"😁"
  t '😀+',"😀😀"
  t '(?<!a)b','ab','cb'
  t '(?<=a|bc|def)x','defx'
  t '(?<=(?:a|bc))x','ax'
  t '(?<=a{2})x','aax'
  t '(?<=a{1,2})x','aax'
  t '(?<=a.)x','abx'
  t '(?<!\bfoo)x','foox'
  t '(?<=(a))x','ax'
  t '(?<!(?<n>a))x','bx'
  t '(?<=\k<n>)(?<n>a)','a'
  t '\p{Any}','a'
  t '\p{Script=Greek}','α'
  t '\pL','pL'
  t '[\p{L}&&[^a]]','b','a'
  t 'a{2,3}?','aaa'
  t 'a{3}?','aaa'
  t 'a**','aaa'
  t 'a+?*','aaa'
  t 'a{a','a{a'
  t 'a{1,b','a{1,b'
  t '{','{'
  t 'a|{','{'
  t '}',']'
  t ']',']'
  t '(?<a>a)(?<b>b)\k<-1>','abb'
  t '(a)(b)\k<-2>','aba'
  t '(?:(?<a>b)|c)\k<a>','bb','c'
  t '[a&&b&&]','a'
  t '\k<a>(?<a>b)','b'
  t '(?<a>b)\g<a>\g<a>','bbb'
  t '(?<a>(?<b>x)\g<c>?)(?<c>\g<b>)','xxx'
  t '[[:alpha:]','a'
  t '[[:alpha:]-z]','-'
  t '[\s-z]','-'
  t '[a-c-e]','-'
  t '\8','8'
  t '(?<name>a)(?<name>b)?','a'
  t '(a)|(b)','b'
  t "(?'q'a)\\k'q'",'aa'
  t "a\\\nb","a\nb"
  t "\\1"
  t "(a)\\2"
  t "\\"
  t "["
  t "[]"
  t "[]a]"
  t "("
  t ")"
  t "*"
  t "a**"
  t "^*"
  t "(?=a)*"
  t "a{5,2}", "aaaaa"
  t "a{100001}"
  t "[z-a]"
  t "[a-\\d]"
  t "(?z)"
  t "(?<>a)"
  t "(?<1a>a)"
  t "\\k<a>"
  t "\\g<a>"
  t "(?<a>x)\\1"
  t "(?<a>\\g<a>)"
  t "(?<=a*)b"
  t "(?<=a|bc)b"
  t "(?<=(a|bc))b"
  t "(?<!(a))b"
  t "\\p{Foo}"
  t "\\p{Alpha"
  t "\\p"
  t "\\xg"
  t "\\u12"
  t "\\u{110000}"
  t "\\u{d800}"
  t "\\c"
  t "[[:foo:]]"
  t "[[:alpha]]"
  t "(?<a"
  t "(?"
  t "(?#"
  t "(?<a>x)(?<a>y)\\g<a>"
  t "\\xff"
  t "a|*"
  t "(*)"
  t "+"
  t "?"
  t "{1}"
  t "a{,}", "a{,}"
  t "a{1"
  t "(?(1)a|b)"
  t "(a)(?(1)a|b|c)"
  t "(a)(?(<x>)a|b)"
  t "\\k<1"
  t "\\k"
  t "[a"
  t "[a-"
  t "[\\"
  t "[[a]"
  t "(?<n-a>x)"
  t "\\g<5>"
  t "\\k<-1>"
  t "(a)\\k<-1>"
  t "\\M"
  t "\\M-"
  t "\\C"
  t "\\x"
  t "(?i"
  t "(?i-"
  t "[a&&]", "a"
  t "[&&a]", "a"
  t "[^&&a]"
  t "\\400"
  t "\\8", "8"
  t "\\08", "\0008"
  o 1, 'aB', 'Ab', 'ab', 'b'
  o 1, '[a-c]+', 'ABC'
  o 1, '(?-i:a)B', 'ab', 'Ab'
  o 1, '(a)\1', 'aA'
  o 1, '[^a]', 'A', 'b'
  o 1, '\p{Lower}', 'A'
  o 1, 'é', 'É'
  o 2, ' a  b # comment', 'ab', 'a b'
  o 2, '[ ]\ #\#', '  '
  o 2, "a # c\n b", 'ab'
  o 2, 'a (?#x) {2}', 'aa'
  o 2, '(?-x: )a', ' a', 'a'
  o 4, 'a.b', "a\nb"
  o 4, '(?-m:a.b)', "a\nb"
  o 7, "A . B # x", "a\nb"
  t '^(\w+)\s*=\s*(.*)$', "x\na = b c\ny", "key=v"
  t '^\s*$', "a\n\nb", "a\n", ""
  t '(?:^|,)x', ',x', "a\nx", "\n"
  t '(^)', "a\n", "\n", ""
  t '^*a', 'a'
  t '(?:^a|b$)+', "a", "xb\n"
  t '$', "a\nb", "\n", ''
  t '\Z', "a\n\n", "a\n", "a"
  t '(\d{1,3})\.(\d{1,3})', '10.0.255.1'
  t '\A(?<major>\d+)\.(?<minor>\d+)(?:\.(?<patch>\d+))?\z', '1.2', '1.2.3', '1'
  t '(?<year>\d{4})-(?<mon>\d\d)', 'on 2026-11-21'
  t '(?<num>\d+){0}a\g<num>b', 'a12b'
  t '(?<expr>\d+|\(\g<expr>(?:[-+*]\g<expr>)*\))', '(1+(2*3))', '((1))'
  t '\A(?<v>\d+|\[(?:\g<v>(?:,\g<v>)*)?\])\z', '[1,[2,[3,4]],[]]', '[1,[2]'
  t '(?<a>a|b\g<c>){0}(?<c>c|d\g<a>){0}\g<a>', 'bdbc', 'x'
  t '(a(?<b>x)c)', 'axc'
  t '\bfoo\b', 'a foo.', 'afoo', 'éfoo'
  t '[[:alpha:]_][[:alnum:]_]*', '9 éa1_'
  t '[^[:space:]]+', ' a b'
  t '[[:^digit:]]+', '12ab'
  t '[\w.-]+@[\w-]+', 'x a.b-c@d-e'
  t '[^\d\s]+', '1 ab'
  t '[a-z&&[aeiou]]+', 'xaei'
  t '[a-z&&[^aeiou]]+', 'aexyz'
  t '[^a-z&&[aeiou]]', 'a', 'b', '1'
  t '[[a-f]&&[^c]&&[b-e]]+', 'abcde'
  t '[\p{L}\p{Nd}]+', '-é1-'
  t '[^\p{L}]+', 'é-1'
  t '[\P{L}]+', 'é-1'
  t '[\P{Alpha}x]+', 'é-1x'
  t '\p{Han}\p{Katakana}', '漢カ'
  t '\p{^Lu}', 'Aa'
  t '[[:punct:]]', 'a$', 'a!'
  t '.*', "😀é\n"
  t '[^é]+', "é😀x"
  t '\W', '😀'
  t '\S+', ' 😀a'
  t '[\u{1F600}-\u{1F64F}a]+', '-😀a😁-'
  t '[^\u{1F600}]', "\u{1F600}\u{1F601}"
  t '\p{So}+', 'a😀😁'
  t '\p{L}', "😀\u{20000}"
  t '[[:alpha:]]', "😀\u{1D400}"
  t '\P{L}', "\u{20000}a-"
  t '(?<=😀)a', '😀a'
  t '😀?a', '😀a', 'a'
  t '(.)(.)', '😀a'
  t '\X', "👍🏽a", "e\u0301", "🇩🇪🇫🇷", "\r\n"
  t 'a\Kb', 'ab'
  t '(a)\Kb(c)', 'abc'
  t '(?>a+)b', 'aab'
  t '(?>a|ab)c', 'abc'
  t 'a{2,}?', 'aaa'
  t 'a{,2}', 'aaa'
  t 'a{ 1}', 'a{ 1}'
  t '/\*(?~\*/)\*/', '/* a */ b */', '/**/', '/* **/'
  t '(?~ab)', 'xabx', 'aab', 'ab', 'aa'
  t '\A(?~abc)\z', 'ab', 'abc', 'xabcx'
  t '(?i:a)b|c', 'Ab', 'C'
  t '(?i)a(?-i)b', 'Ab', 'AB'
  t '((?i)a)b', 'Ab', 'AB'
  t '(a|(?i)b|c)d', 'Cd', 'Ad'
  t '(?mx: . a )', "\na"
  t '(a)|b\1', 'b', 'a'
  t '(?:(a)|b)*', 'ab'
  t '(?:(a)|b)*\1', 'aba'
  t '(a*)*', 'aa', ''
  t '(a*)+', 'b'
  t '(?:a?){3}', 'aa'
  t '(a|ab)(c|bcd)(d*)', 'abcd'
  t '(?<!\\\\)"', '\"a"'
  t '(?<!^)b', "b\nb"
  t '(?<=^a)b', 'ab'
  t '(?=.*\d)(?=.*[a-z]).{3,}', 'ab1', 'abc'
  t '\/\.\-\ \"\@\#', '/.- "@#'
  t "\\\t", "\t"
  t '\x41\x{42}', 'A'
  t '\xE3\x81\x82', 'あ'
  t '[\xE3\x81\x82]', 'あ'
  t '\xE3', 'あ'
  t '\u3042', 'あ'
  t '[\u3042-\u3044]+', 'あい'
  t '\012', "\n"
  t '\0', "\0"
  t '[\n\t\0-\x1f]+', "\n\t"
  t '[\-a]', '-'
  t '[a\]b]+', 'a]b'
  t '[&]+', '&&'
  t '[a&b]', '&'
  t '[#]', '#'
  t '[[]', '['
  t '[a[]', '['
  t '[\[]', '['
  t '[.*+?{}()|^$]+', '.*+?{}()|^$'
  t '[^\n]+', "ab\nc"
  t '(?<é>a)', 'a'
  t '(?<A>a)', 'a'
  t '(?<_>a)', 'a'
  t '(?<a.b>x)', 'x'
  t '(?<a)', 'a'
  t "(?'a", 'a'
  t '(?<', 'a'
  t '(?P<a>x)', 'x'
  t '(?=', ''
  t '(?i:', ''
  t '(?~', ''
  t '(a', ''
  t 'a)', ''
  t 'a|(', ''
  t '[a-\w]', ''
  t '[a-\p{L}]', ''
  t '[^]', ''
  t '[[:alpha:]', ''
  t '[a&&', ''
  t '\u', ''
  t '\u{', ''
  t '\u{}', ''
  t '\u{61', ''
  t '\u{zz}', ''
  t '\u{1234567}', ''
  t '\g<0>', ''
  t '(?<a>\g<b>)(?<b>\g<a>)', ''
  t '(?<a>x|\g<a>y)', ''
  t '(?<a>x\g<a>?)', 'xxx'
  t '\k<>', ''
  t '\g<>', ''
  t '(?(a)b)', ''
  t '(?()b)', ''
  t '(a)(?(1)b', ''
  t '(?<=a+)b', ''
  t '(?<=a|b+)c', ''
  t '(?<!a|bb)c', 'bbc', 'xc'
  t '(?<=\b)a', 'a'
  t '(?<=(?=x)a)b', ''
  t '(?<a>.)(?<b>.)\k<b>\k<a>', 'abba'
  t '(.)(.)\k<2>\k<-2>', 'abba'
  t '\k<1>(a)', 'a'
  t '(?i)k', "\u212a"
  t '(?i)[k]', "\u212a"
  t '(?a)[[:alpha:]]+', 'éa'
  t '(?u)\w+\b', 'éa'
  t '(?a:\b)a', 'éa'
  t '(?u)[\d\s]+', "٣\u00a0"
  t '[[:print:]]+', "a\u200bé\u0001"
  t '[[:graph:]]+', " a\u00a0"
  t '[[:cntrl:]]', "a\u0001"
  t '[[:lower:]]+', 'Aªb'
  t '[[:upper:]]+', 'aⅧB'
  t '\p{Blank}\p{Cntrl}\p{XDigit}\p{ASCII}', "\t\x01fz"
  t '\p{Letter}\p{Uppercase_Letter}\p{Z}', 'aB '
  t '\p{script}', ''
  t '\p{cyrillic}+', 'xпр'
  t '\p{ L u }', 'aB'
  t '\pa', 'pa'
  t '\N', 'N'
  t '\y\Y\Q\E', 'yYQE'
  t '{a}', '{a}'
  t 'a{1}{2}', 'aa'
  t 'a?{2}', 'aa'
  t 'a{2}+', 'aaaa'
  t 'a{2}*', 'aaaaa'
  t 'a+*?', 'aa'
  t 'a??b', 'ab'
  t '(?:a+)?', 'aa'
  t 'x*', 'aaa'
  t ']]', ']]'
  t 'é+', 'éé'
  t '\é', 'é'
  t '\😀+', '😀😀'
  t 'a(?#c)*', 'aaa'
  t '(?x)a +', 'aaa'
  t '(?x)[a b]', ' '
  t '(?x: a (?-x: ) b)', 'a b'
  on("source_to_s", 'ab', 0) { |s, o| Regexp.new(s, o).to_s }
  [['ab', 0], ['(?i:ab)', 0], ['(?i:a)(?:b)', 0], ['ab', 2], ['ab', 7], ['(?-mix:ab)', 0], ['(?i)ab', 0], ['(?i)a|b', 4], ['a/b', 0], ['a\/b', 0],
   ['(?ix-m:ab)', 4], ['(?m:ab)', 0], ["a\nb", 0], ["a\tb\0", 0], ['é', 1], ['(?=a)', 0], ['(?i:a)|(?i:b)', 0], ['(?-i:a)', 1], ['(?i-m:(?m:a))', 0], ['', 0], ['(?:a)', 0], ['(?mi)', 0], ['[/]', 0], ["\u200b\u2028", 0]].each do |a|
    on("to_s", *a) { |s, o| Regexp.new(s, o).to_s }
    on("inspect", *a) { |s, o| Regexp.new(s, o).inspect }
  end
  ["[]{}()|-*.\\?+^$# \t\f\v\n\r/é", "a.b", "", "~`!@%&=:;\"'<>,_"].each { |s| on("escape", s) { |x| Regexp.escape(x) } }
end
