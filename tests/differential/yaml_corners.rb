# Types, tags, streams and options of yaml.
require 'yaml'
require 'date'
require 'set'

def show(label)
  puts "#{label}: #{yield.inspect}"
rescue StandardError => e
  puts "#{label}: #{e.class} #{e.message.lines.first}"
end

Pair = Struct.new(:a, :b)
class Thing
  attr_accessor :name, :list

  def initialize(name, list)
    @name, @list = name, list
  end
end

class Coded
  attr_reader :seen

  def encode_with(coder)
    coder['seen'] = 42
  end

  def init_with(coder)
    @seen = coder['seen']
  end
end

show('struct') { Pair.new(1, [2]).to_yaml }
show('struct back') { YAML.unsafe_load(Pair.new(1, [2]).to_yaml) }
show('object') { Thing.new('n', [1, nil]).to_yaml }
show('object back') { YAML.unsafe_load(Thing.new('n', [1]).to_yaml).list }
show('object refused') { YAML.load(Thing.new('n', [1]).to_yaml) }
show('coder') { Coded.new.to_yaml }
show('coder back') { YAML.unsafe_load(Coded.new.to_yaml).seen }
show('symbol refused') { YAML.safe_load(':a') }
show('symbol permitted') { YAML.safe_load("- :a\n- :b", permitted_classes: [Symbol]) }
show('symbolize') { YAML.load("a:\n  b: [c: 1]", symbolize_names: true) }
show('aliases refused') { YAML.load("a: &x 1\nb: *x") }
show('aliases') { YAML.load("a: &x [1]\nb: *x", aliases: true) }
show('merge') { YAML.load("base: &b {x: 1, y: 2}\nit:\n  <<: *b\n  y: 3", aliases: true) }
show('merge list') { YAML.load("- &a {x: 1}\n- &b {y: 2}\n- <<: [*a, *b]\n  z: 3", aliases: true) }
show('same twice') { x = %w[a]; [x, x].to_yaml }
show('itself') { a = []; a << a; a.to_yaml }
show('strings twice') { s = 'str'; [s, s].to_yaml }
show('range') { [(1..3), ('a'...'c')].to_yaml }
show('regexp') { [/a+b/mi].to_yaml }
show('rational') { [Rational(1, 3), Complex(1, 2)].to_yaml }
show('set') { Set[1, 2].to_yaml }
show('date') { Date.new(2020, 1, 2).to_yaml }
show('date read') { YAML.load('2020-01-02', permitted_classes: [Date]) }
show('date refused') { YAML.load('2020-01-02') }
show('time') { YAML.load('2020-01-02 03:04:05.5 +02:00', permitted_classes: [Time]).utc.to_s }
show('time dump') { Time.at(0, 500_000).utc.to_yaml }
show('class') { [String].to_yaml }
show('exception') { begin; raise ArgumentError, 'm'; rescue => e; e.to_yaml.lines.first; end }
show('ints') { YAML.load('[1, +1, -1, 0b11, 0o17, 017, 0x1f, 1_000, 1,000, 190:20:30, 08, 09.5]') }
show('floats') { YAML.load('[1.5, 1e3, 1.e3, .5, -.5, 1_000.5, .inf, -.INF, 1.0e+3, 1.5.5]') }
show('nan') { YAML.load('.nan').nan? }
show('words') { YAML.load('[yes, No, TRUE, off, On, y, n, null, Null, ~, "", nil]') }
show('timestamps') { YAML.load('[2001-12-14t21:59:43.10-05:00, 2001-12-14 21:59:43.10 -5]', permitted_classes: [Time]).map { |t| t.utc.to_s } }
show('block scalars') { YAML.load("a: |\n  x\n   y\n\nb: |-\n  z\nc: |+\n  k\n\nd: >\n  f\n  g\n\n  h\ne: >2\n    i\n") }
show('flow') { YAML.load('{a: [1, {b: c}], "d": e, f: , g}') }
show('quotes') { YAML.load(%q(["a\tb\u00e9\x41\e", 'it''s', "multi
  line", plain
  words])) }
show('documents') { YAML.load_stream("--- 1\n--- 2\n...\n--- [3]\n") }
show('dump stream') { YAML.dump_stream(1, [2], { 'a' => 3 }) }
show('empty') { [YAML.load(''), YAML.load('---'), YAML.load('# c'), YAML.safe_load('')] }
show('tags') { YAML.load("- !!str 1\n- !!int '2'\n- !!float 3\n- !!set {a, b}\n- !!binary aGk=\n- !!null ''") }
show('binary') { "\xff\xfe".b.to_yaml }
show('error') { YAML.load("a: b: c") }
show('error anchor') { YAML.load('*nobody', aliases: true) }
show('options') { YAML.dump({ 'a' => ['b' * 100, ['c']] }, indentation: 4, line_width: 40) }
show('header') { YAML.dump('a', header: true) }
show('canonical keys') { { nil => 1, true => 2, 1.5 => 3, [1] => 4, { 'a' => 1 } => 5, :s => 6 }.to_yaml }
show('nested') { [[[]], [{}], { 'a' => [{ 'b' => [1, [2]] }] }].to_yaml }
show('safe_dump') { YAML.respond_to?(:safe_dump) ? YAML.safe_dump({ 'a' => 1 }) : "--- \na: 1" && nil }
show('file') { require 'tempfile'; Tempfile.create('y') { |f| f.write("a: 1\n"); f.close; [YAML.load_file(f.path), YAML.safe_load_file(f.path)] } }
show('freeze') { YAML.load('[a]', freeze: true).frozen? }
show('fallback') { [YAML.load('', fallback: 1), YAML.safe_load('', fallback: 2)] }
