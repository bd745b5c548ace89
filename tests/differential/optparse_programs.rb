# optparse: kinds of options, conversions, abbreviations, errors, help texts.
require 'optparse'; require 'optparse/time' ; require 'optparse/uri' rescue p $!
def mk(o)
  OptionParser.new do |x|
    x.banner = 'Usage: x [options]'; x.version = '1.2'; x.program_name = 'prog'
    x.separator ''; x.separator 'Specific:'
    x.on('-v', '--[no-]verbose', 'Run verbosely') { |v| o[:verbose] = v }
    x.on('-r', '--require LIB', 'Require', 'two lines') { |v| (o[:req] ||= []) << v }
    x.on('-i', '--inplace [EXT]', 'Opt arg') { |v| o[:inplace] = v }
    x.on('-d', '--delay N', Float, 'Float') { |v| o[:delay] = v }
    x.on('-n', '--num=N', Integer) { |v| o[:num] = v }
    x.on('-l', '--list A,B', Array, 'List') { |v| o[:list] = v }
    x.on('--type TYPE', [:text, :binary, :auto], 'Type') { |v| o[:type] = v }
    x.on('--code CODE', %w[a b], { 'z' => 'zed' }, 'Code') { |v| o[:code] = v }
    x.on('-x', '--hex HEX', /\A\h+\z/) { |v| o[:hex] = v }
    x.on('--time T', Time) { |v| o[:time] = v.utc.to_s }
    x.on('--dec N', OptionParser::DecimalInteger) { |v| o[:dec] = v }
    x.on('--re R', Regexp) { |v| o[:re] = v }
    x.on('--bool B', TrueClass) { |v| o[:bool] = v }
    x.on_tail('-h', '--help', 'Help') { o[:help] = true }
    x.on('-k', 'Short only') { o[:k] = true }
  end
end
o = {}; puts mk(o).help, mk(o).summarize.length, mk(o).to_a.length, mk(o).ver
[%w[-v a b], %w[--no-verbose], %w[-rfoo -r bar --require=baz --req qux], %w[-i -i.bak], %w[-d 1.5 --delay=2], %w[-d x], %w[-n 0x1f], %w[-n 010], %w[-n 1.5], %w[-l a,b,,c], %w[--type text], %w[--type bin], %w[--type no], %w[--code z], %w[--code q], %w[-x ff], %w[-x gg], %w[--time 2024-01-02T03:04:05Z], %w[--dec 12], %w[--re /a.b/i], %w[--bool no], %w[--bool], %w[-vk], %w[-vd3], %w[--unknown], %w[-z], %w[--ver], %w[--n 3], %w[-- -v], %w[a -v b -- -k c], %w[-n], %w[--inplace x], %w[-h]].each do |a|
  o = {}
  begin; rest = mk(o).parse(a); puts "#{a.inspect} #{o.inspect} #{rest.inspect}"; rescue OptionParser::ParseError => e; puts "#{a.inspect} #{e.class}: #{e.message} #{e.args.inspect}"; end
end
h = {}; p OptionParser.new { |x| x.on('-a'); x.on('-b', '--bee VAL', Integer); x.on('--[no-]cee') }.parse!(%w[-a --bee 3 --no-cee rest], into: h), h
p OptionParser.new { |x| x.on('-a') { } }.order(%w[-a x -a]), OptionParser.new { |x| x.on('-a') { } }.permute(%w[x -a y])
a = %w[x -q]; begin; OptionParser.new.parse!(a); rescue OptionParser::InvalidOption => e; p e.message, e.reason, a; end
x = OptionParser.new('B', 20, '  '); x.on('--averyveryverylongoption NAME', 'desc'); x.on('-s', '--short', 'd'); puts x.help
begin; OptionParser.new { |q| q.on('-a', '--aa', '=X', Integer) }.parse(%w[--aa]); rescue => e; puts e.message; end
p OptionParser.new { |q| q.on('--foo-bar'); q.on('--foo-baz') }.parse(%w[--foo-bar]), (OptionParser.new { |q| q.on('--foo-bar'); q.on('--foo-baz') }.parse(%w[--foo]) rescue [$!.class, $!.message])
p OptionParser.new { |q| q.on('-n', '--dry-run') }.getopts(%w[-n a], 'n', 'dry-run') rescue p $!.class
ENV['PROG'] = '-v'; y = {}; q = OptionParser.new { |z| z.on('-v') { y[:v] = 1 } }; q.environment('PROG'); p y
