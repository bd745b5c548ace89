# Options, conversions and errors of json.
require 'json'
require 'json/add/core'
require 'bigdecimal' if false
require 'set'
require 'ostruct'

def show(label)
  puts "#{label}: #{yield.inspect}"
rescue StandardError => e
  puts "#{label}: #{e.class}"
end

class Point
  attr_reader :x, :y

  def initialize(x, y)
    @x, @y = x, y
  end

  def to_json(*options)
    { 'json_class' => self.class.name, 'x' => x, 'y' => y }.to_json(*options)
  end

  def self.json_create(hash)
    new(hash['x'], hash['y'])
  end

  def ==(other)
    other.is_a?(Point) && [x, y] == [other.x, other.y]
  end
end

class Hashy
  def to_h
    { 'h' => 1 }
  end

  def to_s
    'hashy'
  end
end

show('nan') { JSON.generate(Float::NAN) }
show('nan allowed') { JSON.generate([Float::NAN, Float::INFINITY, -Float::INFINITY], allow_nan: true) }
show('read nan') { JSON.parse('[NaN, Infinity, -Infinity]') }
show('read nan allowed') { JSON.parse('[NaN, Infinity, -Infinity]', allow_nan: true).map(&:to_s) }
show('own') { JSON.generate([Point.new(1, 2)]) }
show('own back') { JSON.parse(JSON.generate(Point.new(1, 2)), create_additions: true) == Point.new(1, 2) }
show('own not made') { JSON.parse(JSON.generate(Point.new(1, 2))) }
show('to_s of others') { JSON.generate([Hashy.new]) }
show('symbols') { JSON.generate(a: :b, 1 => 2, nil => 3, 1.5 => 4) }
show('key types') { { [1] => 2 }.to_json }
show('core') { JSON.generate([1..3, :sym, Rational(1, 3), Complex(1, 2), /a+/i]) }
show('core back') { JSON.parse(JSON.generate([1..3, 1...4, Rational(1, 3), Complex(1, 2), /a+/i]), create_additions: true) }
show('time') { JSON.parse(JSON.generate(Time.at(1, 5, :nsec).utc), create_additions: true).nsec }
show('struct') { Pair = Struct.new(:a, :b); JSON.parse(JSON.generate(Pair.new(1, 'x')), create_additions: true) }
show('nesting') { JSON.generate(Array.new(101).inject([]) { |inner, _| [inner] }) }
show('nesting read') { JSON.parse('[' * 101 + ']' * 101) }
show('nesting allowed') { JSON.parse('[' * 150 + ']' * 150, max_nesting: 0).flatten }
show('nesting small') { JSON.parse('[[[1]]]', max_nesting: 2) }
show('bad bytes') { JSON.generate("\xff") }
show('latin1') { JSON.generate('é'.encode('ISO-8859-1')) }
show('binary') { JSON.generate("abc".b) }
show('surrogates') { JSON.parse('["\ud83d\ude00", "\u00e9", "\/"]') }
show('lone surrogate') { JSON.parse('["\ud83d"]')[0].bytes }
show('comments') { JSON.parse("[1, // one\n 2 /* two */]") }
show('trailing comma') { JSON.parse('[1,]') }
show('leading zero') { JSON.parse('[01]') }
show('big') { JSON.parse('[123456789012345678901234567890, 1e400, -0, -0.0, 1E+2, 1.5e-3]') }
show('decimal class') { JSON.parse('[1.25]', decimal_class: nil) }
show('scalar') { [JSON.parse('2'), JSON.parse('"x"'), JSON.parse('null')] }
show('empty') { JSON.parse('') }
show('spaces') { JSON.parse("  \n") }
show('nil') { JSON.parse(nil) }
show('duplicates') { JSON.parse('{"a":1,"a":2}') }
show('object_class') { JSON.parse('{"a":{"b":1}}', object_class: OpenStruct).a.b }
show('array_class') { JSON.parse('[1,1,2]', array_class: Set).size }
show('freeze') { JSON.parse('{"a":["b"]}', freeze: true).frozen? }
show('dump') { [JSON.dump({ a: 1 }), JSON.dump(nil), JSON.dump(1.5), JSON.dump('x')] }
show('load') { [JSON.load('[1]'), JSON.load(''), JSON.load(nil), JSON.load('[1,2]', proc { |x| print x.inspect, ' ' })] }
show('to_json') { [nil.to_json, true.to_json, 1.to_json, 1.5.to_json, 'é'.to_json, :s.to_json, [1, [2]].to_json, {}.to_json, [].to_json] }
show('float forms') { [1e20, 1e16, 1e15, 123456789.123456789, 1e-5, 1e-4, 0.1, 100.0, 1.0e+100].to_json }
show('pretty empty') { JSON.pretty_generate([{}, [], { 'a' => {} }]) }
show('pretty of scalars') { [JSON.pretty_generate(1), JSON.pretty_generate('a'), JSON.pretty_generate(nil)] }
show('state') { JSON::State.new(indent: '  ').indent }
show('fast') { JSON.fast_generate([1, { 'a' => nil }]) }
show('parse!') { JSON.parse!('[NaN]').size }
show('JSON()') { [JSON('[1]'), JSON([1])] }
show('message') { begin; JSON.parse('{"a":'); rescue JSON::ParserError => e; e.class.ancestors.include?(JSON::JSONError); end }
show('circular') { a = []; a << a; JSON.generate(a) }
