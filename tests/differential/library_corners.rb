# Corners of the libraries that ruby/spec hardly visits: strftime, Time and Date parsing, numbers from text, pack, encodings, OpenStruct, Set.
def t(_part = nil)
  shown = begin
    yield.inspect
  rescue StandardError => e
    [e.class, e.message.lines.first.to_s.chomp].inspect
  end
  puts "#{caller_locations(1, 1)[0].lineno} #{shown}"
end

require 'json'; require 'time'; require 'date'; require 'set'; require 'ostruct'; require 'uri'; require 'shellwords'; require 'logger'; require 'erb'; require 'csv'; require 'optparse'; require 'stringio'; require 'yaml'; require 'fileutils'; require 'tmpdir'
T = Time.utc(2024,2,29,13,4,5.123456r)
t(1){ T.strftime('%a %A %^a %b %B %h %c %C %d %-d %e %D %F %g %G %H %I %j %k %l %L %m %M %n %N %3N %6N %9N %12N %p %P %r %R %s %S %t %T %u %U %v %V %w %W %x %X %y %Y %z %:z %::z %Z %% %+') }
t{T.strftime('%10Y|%-10Y|%_10Y|%010d|%-m|%_m|%^B|%#p|%#Z|%5S|%_5S|%-5S|%E|%Ey|%Od|%Q|%:|%1$|%')}
t{T.strftime('%_H %0k %-I %3S %e %_e %0e %-e')}
t{Time.new(2024,1,2,3,4,5,'-03:30').strftime('%z %:z %::z %_z %-z %10z %_10z %-:z %Z')}
t{Time.at(0.5).utc.strftime('%L %N %1N %2N %15N')}
t{Time.utc(-5,1,1).strftime('%Y %C %y %G %6Y')}
t{Time.utc(12345,1,1).strftime('%Y %C %y %F')}
t{T.iso8601}
t{T.iso8601(2)}
t{T.xmlschema(9)}
t{T.httpdate}
t{T.rfc2822}
t{T.ctime}
t{T.inspect}
t{T.to_s}
t{T.to_a}
t{T.to_f}
t{T.to_r}
t{T.round}
t{T.round(2).inspect}
t{T.floor(1).inspect}
t{T.ceil(1).inspect}
t{T + 0.1}
t{(T + 0.1).inspect}
t{T - 86400}
t{T - Time.utc(2024)}
t{T <=> Time.utc(2025)}
t{T.yday}
t{T.wday}
t{T.dst?}
t{T.zone}
t{T.usec}
t{T.nsec}
t{T.subsec}
t{T.monday?}
t{T.getlocal('+09:00')}
t{T.getlocal('+09:00').inspect}
t{T.localtime('-02:00').to_s}
t{Time.at(1,500).utc.inspect}
t{Time.at(1,500,:millisecond).utc.inspect}
t{Time.at(1,500,:nsec).utc.inspect}
t{Time.at(1.1).utc.inspect}
t{Time.at(0,in: '+01:00')}
t{Time.at(0,in: 'UTC')}
t{Time.at(0,in: 'Z')}
t{Time.at(0,in: 'A')}
t{Time.at(0,in: 'x')}
t{Time.new(2024,1,1,in: '+01:00')}
t{Time.new(2024,1,1,0,0,0,'+25:00')}
t{Time.gm(2000,'jan',1,20,15,1)}
t{Time.utc(2000,1,31).month}
t{Time.utc(2000,2,30)}
t{Time.utc(2001,2,29)}
t{Time.utc(2000,4,31)}
t(2){Time.parse('2024-02-29 13:04:05 UTC')}
t{Time.parse('2024-02-29T13:04:05Z').inspect}
t{Time.parse('2024-02-29T13:04:05.25+02:00').inspect}
t{Time.parse('Thu, 29 Feb 2024 13:04:05 GMT')}
t{Time.parse('29 Feb 2024 1:04 PM UTC')}
t{Time.parse('Feb 29 2024 13:04 EST')}
t{Time.parse('20240229T130405Z')}
t{Time.parse('2024/2/29 UTC')}
t{Time.parse('x')}
t{Time.parse('')}
t{Time.parse('12:30 UTC', Time.utc(2000,1,1))}
t{Time.iso8601('2024-02-29T13:04:05Z')}
t{Time.iso8601('2024-02-29')}
t{Time.iso8601('x')}
t{Time.rfc2822('Thu, 29 Feb 2024 13:04:05 +0000')}
t{Time.httpdate('Thu, 29 Feb 2024 13:04:05 GMT')}
t{Time.httpdate('x')}
t{Time.strptime('29/02/2024 13.04','%d/%m/%Y %H.%M').strftime('%F %T')}
t{Time.strptime('1709211845','%s').utc}
t{Time.strptime('2024-060','%Y-%j').strftime('%F')}
t{Time.strptime('x','%Y')}
t{Time.strptime('10:11:12 PM +0200','%I:%M:%S %p %z').strftime('%T %z')}
t{Time.strptime('Mar 5 24','%b %d %y').strftime('%F')}
t{Time.xmlschema('2024-02-29T13:04:05.123-05:00').inspect}
t(3){Date.parse('2024-02-29')}
t{Date.parse('29 Feb 2024').to_s}
t{Date.parse('Feb 29').yday rescue 0}
t{Date.parse('20240229').to_s}
t{Date.parse('2024-W09-4').to_s}
t{Date.parse('2024-060').to_s}
t{Date.parse('x')}
t{Date.parse('31/12/2023').to_s}
t{Date.parse("H31.04.30").to_s}
t{Date.strptime('29.2.24','%d.%m.%y').to_s}
t{Date.strptime('x','%Y')}
t{Date.new(2024,2,-1).to_s}
t{Date.new(2023,2,29)}
t{Date.valid_date?(2023,2,29)}
t{Date.valid_commercial?(2020,53,7)}
t{Date.leap?(1900)}
t{Date.new(2024,1,31) >> 1}
t{(Date.new(2024,1,31) >> 1).to_s}
t{(Date.new(2024,3,31) << 1).to_s}
t{Date.new(2024,1,1).next_month(14).to_s}
t{Date.new(2024,1,1).prev_day(3).to_s}
t{Date.new(2024,1,1).next_year.to_s}
t{(Date.new(2024,1,1)...Date.new(2024,1,4)).map(&:day)}
t{Date.new(2024,1,1).step(Date.new(2024,1,10),4).map(&:to_s)}
t{Date.new(2024,1,1).upto(Date.new(2024,1,3)).to_a.size}
t{Date.new(2024,5,6) - Date.new(2024,1,1)}
t{(Date.new(2024,5,6) - 3).to_s}
t{Date.new(2024,5,6).cwday}
t{Date.new(2024,5,6).cweek}
t{Date.new(2021,1,1).cwyear}
t{Date.new(2024,5,6).jd}
t{Date.new(2024,5,6).mjd}
t{Date.new(2024,5,6).ajd}
t{Date.new(2024,5,6).ld}
t{Date.jd(2460437).to_s}
t{Date.ordinal(2024,60).to_s}
t{Date.commercial(2024,9,4).to_s}
t{Date.new(2024,5,6).inspect}
t{Date.new(2024,5,6).to_time.strftime('%F')}
t{Date.new(2024,5,6).iso8601}
t{Date.new(2024,5,6).rfc2822}
t{Date.new(2024,5,6).httpdate}
t{Date.new(2024,5,6).strftime('%a %d %b %Y %j %U %W %u %w %G-%V %Q %s %T %z %c %x %D %e %-d %10A|%^a')}
t{Date.new(2024,5,6) <=> Date.new(2024,5,7)}
t{Date.new(2024,5,6) === DateTime.new(2024,5,6,12)}
t{Date.new(2024,5,6) == DateTime.new(2024,5,6)}
t{Date.new(2024,5,6).saturday?}
t{Date.new(2024,5,6).succ.to_s}
t{Date.new(2024,5,6).to_datetime.to_s}
t{Date::MONTHNAMES[2]}
t{Date::ABBR_DAYNAMES}
t{Date._parse('10:20 3rd Feb 2001 +0900')}
t{Date._parse('2001-02-03T04:05:06.7Z')}
t{DateTime.new(2024,5,6,7,8,9.5).to_s}
t{DateTime.new(2024,5,6,7,8,9.5).iso8601(3)}
t{DateTime.parse('2024-05-06T07:08:09+02:00').to_s}
t{DateTime.new(2024,5,6,7,8,9,'+3').new_offset(0).to_s}
t{DateTime.new(2024,5,6,12).to_time.utc.to_s}
t{(DateTime.new(2024,5,6,12) + Rational(1,24)).to_s}
t{DateTime.new(2024,5,6,25)}
t{DateTime.new(2024,5,6,12).strftime('%I:%M %p %L %N %s')}
t{DateTime.strptime('2024 5','%Y %m').to_s}
t{Date.today.is_a?(Comparable)}
t{Date.new.to_s}
t{Date.new(-4712).to_s}
t{Date.new(2024,13)}
t{Date.new(2024,-1,-1).to_s}
t{Date.new(2001,2,3).deconstruct_keys([:year])}
t{{Date.new(2024)=>1}[Date.new(2024)]}
t{Date.new(2024,1,1).to_json}
t{Date.new(2024,1,1).to_yaml}
t{Date.new(2024).next_day.between?(Date.new(2024),Date.new(2025))}
t(4){Integer('0b101',2)}
t{Integer('z',36)}
t{Integer('0x1F',16)}
t{Integer('1F',16)}
t{Integer('08')}
t{Integer('0o17')}
t{Integer('017')}
t{Integer(' 42 ')}
t{Integer('4 2')}
t{Integer('1__2')}
t{Integer('_1')}
t{Integer('1_')}
t{Integer('-0x1f')}
t{Integer('- 1')}
t{Integer('+1')}
t{Integer('')}
t{Integer('0d9')}
t{Integer('9',8)}
t{Integer('1',1)}
t{Integer('1',37)}
t{Integer('10',-2)}
t{Integer(3.99)}
t{Integer('3.9')}
t{Integer(nil)}
t{Integer('1e3')}
t{Integer("1\n")}
t{Integer(Float::NAN)}
t{Integer(10,2)}
t{Float('1e3')}
t{Float('1.')}
t{Float('.5')}
t{Float('1_0.5')}
t{Float('0x1p3')}
t{Float('0x1.8p1')}
t{Float('1e')}
t{Float(' 1.5 ')}
t{Float('1e400')}
t{Float('-1e-400')}
t{Float('Infinity')}
t{Float('NaN')}
t{Float('1__0')}
t{'1e3x'.to_f}
t{'.5'.to_f}
t{'1_000.5'.to_f}
t{'1__0'.to_f}
t{'0x1A'.to_f}
t{'-'.to_f}
t{'1e-5'.to_f}
t{'12e'.to_f}
t{'0b11'.to_i(0)}
t{'0o7'.to_i(0)}
t{'0x1f'.to_i(16)}
t{'z'.to_i(36)}
t{'12abc'.to_i}
t{'1_2_3'.to_i}
t{'1__2'.to_i}
t{' -5'.to_i}
t{'1/3'.to_r}
t{'0.75'.to_r}
t{'1.5/2'.to_r}
t{'3 1/3'.to_r}
t{'1+2i'.to_c}
t{'i'.to_c}
t{'3@1'.to_c}
t{'-2.5e1i'.to_c}
t{Rational('1/3')}
t{Rational('0.5')}
t{Rational('1/0')}
t{Rational('a')}
t{Rational(1.5)}
t{Rational('1e2')}
t{Rational(1,2.5)}
t{Rational(nil)}
t{Complex('1+2i')}
t{Complex('x')}
t{Complex(1,nil)}
t{'0777'.oct}
t{'0x1f'.oct}
t{'789'.oct}
t{'0b11'.oct}
t{'ff'.hex}
t{'0xfg'.hex}
t{'-0xf'.hex}
t(5){[1,2,3].pack('C*')}
t{[65,66].pack('U*')}
t{[1].pack('N')}
t{[1,2].pack('nv')}
t{[1].pack('Q>')}
t{[-1].pack('q')}
t{[1.5].pack('E')}
t{[1.5].pack('g')}
t{['abc'].pack('A5')}
t{['abc'].pack('a5')}
t{['abc'].pack('Z*')}
t{['abc'].pack('Z2')}
t{['616263'].pack('H*')}
t{['abc'].pack('m')}
t{['abc'*30].pack('m')}
t{['abc'*30].pack('m0')}
t{['abc'*30].pack('m30')}
t{["a=b\tä \n"].pack('M')}
t{['x'*100].pack('M')}
t{['abc'*20].pack('u')}
t{['10101'].pack('B*')}
t{['10101'].pack('b*')}
t{[300].pack('w')}
t{[1,2].pack('Cx2C')}
t{[1,2].pack('C@4C')}
t{[1,2,3].pack('CCXC')}
t{[1].pack('j')}
t{[1].pack('s>')}
t{[1].pack('S!')}
t{[1].pack('y')}
t{[].pack('C')}
t{[1,2].pack('C')}
t{['a'].pack('C')}
t{[2**64].pack('Q')}
t{[2**63].pack('q')}
t{[-2**63].pack('Q')}
t{[1,'a',2].pack('Ca2 n # comment')}
t{"\x01\x02\x03".unpack('C*')}
t{"abc  ".unpack('A*')}
t{"abc\0 ".unpack('A*a*Z*')}
t{"abc\0def".unpack('Z*Z*')}
t{"YWJj\n".unpack('m')}
t{"YWJj".unpack1('m0')}
t{"YW@Jj".unpack1('m0')}
t{"=E4=\nb".unpack('M')}
t{"\xff\xff".unpack('s')}
t{"\xff\xff\xff\xff".unpack('l>L<')}
t{"\x00\x00\xc0\x3f".unpack('e')}
t{"ä日".unpack('U*')}
t{"\x82\x2c".unpack('w')}
t{"abc".unpack('x1a')}
t{"abc".unpack('x5a')}
t{"abc".unpack('@1a')}
t{"abc".unpack('a@0a')}
t{"\xAA".unpack('B*')}
t{"\xAA".unpack('b4')}
t{"\xAB".unpack('H*h*')}
t{"abc".unpack('C2 a')}
t{"a".unpack('N')}
t{"abcd".unpack('N n')}
t{"abc".unpack1('@1C')}
t{"abc".unpack('C*', offset: 1)}
t{"abc".unpack1('a', offset: 4)}
t{"#0V%T\n".unpack('u')}
t{"abc".sum}
t{"abc".unpack('a1 X a1')}
t{"\x01\x02\x03\x04\x05\x06\x07\x08".unpack('Q<q>')}
t{"12345678".unpack('D')}
t{"12345678".unpack('G')}
t(6){'äöü'.encode('ISO-8859-1').bytes}
t{'äöü'.encode('UTF-16').bytes}
t{'aä'.encode('UTF-16LE').bytes}
t{'日'.encode('Shift_JIS').bytes}
t{'日'.encode('EUC-JP').bytes}
t{'€'.encode('Windows-1252').bytes}
t{'日'.encode('ISO-8859-1')}
t{'日'.encode('US-ASCII',undef: :replace)}
t{'日'.encode('US-ASCII',undef: :replace,replace: '?!')}
t{'日<"'.encode('US-ASCII',xml: :attr)}
t{'日<'.encode('US-ASCII',fallback: {'日'=>'x'})}
t{'日'.encode('US-ASCII',fallback: ->(c){c.ord.to_s})}
t{"a\xffb".encode('UTF-16LE',invalid: :replace).bytes}
t{"a\xffb".encode('UTF-8','UTF-8',invalid: :replace)}
t{"a\xffb".scrub}
t{"a\xffb".scrub('*')}
t{"a\xffb".scrub{|x| x.unpack1('H*')}}
t{"\xE4".force_encoding('ISO-8859-1').encode('UTF-8')}
t{"a\r\nb".encode(universal_newline: true)}
t{"a\nb".encode(crlf_newline: true)}
t{"\u00e4".b}
t{"\xE4\xB8".valid_encoding?}
t{"ä".force_encoding('ASCII-8BIT') == "ä"}
t{"ä".unicode_normalize(:nfd).length}
t{"é".unicode_normalize(:nfkd).bytes}
t{"ﬁ".unicode_normalize(:nfkc)}
t{"ß".upcase}
t{"ǆ".capitalize}
t{"İ".downcase.codepoints}
t{"I".downcase(:turkic)}
t{"ÄÖ".swapcase}
t{"ÀÉ".downcase(:ascii)}
t{"ß".casecmp?("SS")}
t{"a".encoding.name}
t{Encoding.default_external.name}
t{Encoding.find('utf-8').names.first(2)}
t{Encoding.compatible?('a','b'.b)}
t{Encoding.compatible?('ä','\xff'.b)}
t{'x'.encode('FOO')}
t{'x'.force_encoding('FOO')}
t{Encoding.name_list.size > 100}
t{Encoding::UTF_8.ascii_compatible?}
t{Encoding::UTF_16.dummy?}
t{Encoding::Converter.new('UTF-8','ISO-8859-1').convert('ä').bytes}
t{"\u{1F600}".encode('UTF-16BE').unpack('n*')}
t{"\u{1F600}".inspect}
t{"\u200b".inspect}
t{"\u0300".inspect}
t{"\e\a\b\x7f".inspect}
t{"\#{x} \#$a \#@b #a".inspect}
t{'#{x}'.dump}
t{"ä\n".dump}
t{'"\u00e4"'.undump}
t{"é".each_grapheme_cluster.to_a.size}
t{"👨‍👩‍👧".grapheme_clusters.size}
t{"äbc".byteslice(0,1)}
t{"äbc".byteslice(1,2).valid_encoding?}
t{"äbc".bytesplice(0,2,'x') rescue 0}
t{"äbc".byteindex('b') rescue 0}
t{"ä".ord}
t{228.chr}
t{228.chr('UTF-8')}
t{300.chr}
t{0x110000.chr('UTF-8')}
t{"a".."e" === "c"}
t{"äa".tr('ä','b')}
t{"日本語".reverse}
t{"日本語"[1..]}
t{"日本語".center(7,'*')}
t{"日本語".ljust(5).bytesize}
t{"日本".succ}
t{"Zz".succ}
t{"a9".succ}
t{"-9".succ}
t{"".succ}
t{"1.9.9".succ}
t{"Az".succ}
t{"zz99".succ}
t{"a-".succ}
t{"<<koala>>".succ}
t{"***".succ}
t(7){OpenStruct.new(a: 1, 'b'=>2)}
t{o=OpenStruct.new(a: 1); o.c=3; [o.to_h,o.c,o[:a],o['a'],o.zz,o.respond_to?(:c),o.dig(:a)]}
t{OpenStruct.new(a: 1)==OpenStruct.new(a: 1)}
t{o=OpenStruct.new(a: 1); o.delete_field(:a); o}
t{OpenStruct.new.delete_field(:x)}
t{o=OpenStruct.new; o[:x]=1; o.each_pair.to_a}
t{OpenStruct.new(a: OpenStruct.new(b: 1)).inspect}
t{OpenStruct.new(a: 1).to_h{|k,v|[k.to_s,v*2]}}
t{OpenStruct.new(1=>2) rescue $!.class}
t{OpenStruct.new(class: 1).class}
t{OpenStruct.new(a: 1).foo(1)}
t{OpenStruct.new(a: 1).eql?(OpenStruct.new(a: 1.0))}
t(8){Set[3,1,2]}
t{Set[1,2]|[3]}
t{Set[1,2]&[2]}
t{Set[1,2]-[2]}
t{Set[1,2]^[2,3]}
t{Set[1]<=Set[1,2]}
t{Set[1]<Set[1]}
t{Set[1,2].superset?(Set[1])}
t{Set[1]<=>Set[1,2]}
t{Set[1].disjoint?([2])}
t{Set[1].intersect?(Set[1])}
t{Set[1,[2]].flatten}
t{Set[Set[1],2].flatten}
t{Set[1,2].to_a}
t{Set[1,2].map{|x|x*2}}
t{Set[1,2,3].partition(&:odd?)}
t{Set[1,2,3].group_by(&:odd?)}
t{Set[1,2,3].classify(&:odd?)}
t{Set[1,2,4].divide{|a,b|(a-b).abs==1}}
t{Set[1].add?(1)}
t{Set[1].add?(2)}
t{Set[1].delete?(2)}
t{Set[1,2].delete_if(&:odd?)}
t{Set[1,2].select!(&:odd?)}
t{Set[1,2].reject!{false}}
t{Set[1,nil].include?(nil)}
t{Set[1]===1}
t{Set[1,2].inspect}
t{Set[].inspect}
t{Set[1].hash==Set[1].hash}
t{Set[1]==Set[1.0]}
t{{Set[1]=>2}[Set[1]]}
t{Set.new([1,2]){|x|x*10}}
t{Set.new(nil)}
t{Set.new(1)}
t{Set[1].merge([2],[3])}
t{Set[3,1].sort}
t{Set[1,2].first}
t{Set[1,2].min}
t{Set[1].join('-')}
t{Set[1].to_set.equal?(1)}
t{[1,1].to_set}
t{Set[1,2].subtract([1])}
t{Set[1].compare_by_identity.compare_by_identity?}
t{Set[1,2].sum}
t{Set[1].dup << 2}
t{Set[1,2].filter_map{|x|x if x>1}}
t{Set[1] + Set[2]}
t{Set[1].proper_superset?(Set[])}
t{Set[1,2].reset}
t{Set[1,2].collect!{|x|x+1}}
t{Set[1]|1}
t{Set[1,2].each{}.class}

# White space around bytes that are no text: only the character next to it must be valid.
["abc\xDF", "abc\xDF  ", "ab\xDFc  ", "ab\xDFc \0", "\xDFabc", " \xDF ", " a\xDFb ", "ab\xE3\x81", "ab\xE3\x81c", "\u{1F600} ", "\0 a\0"].each do |text|
  p %i[strip lstrip rstrip strip! rstrip!].map { |name| text.dup.send(name) rescue [$!.class, $!.message] }
end
p [true, false].max(0), [1, nil].min(0)
