# Random documents: dumped and read back; and block and flow texts made from seeds, read by both.
require 'yaml'
require 'date'

class Documents
  WORDS = ['', 'a', 'plain words', 'yes', 'no', 'null', '~', 'true', '1', '1.5', '1e3', '0x1f', '0o17', '017', '2020-01-02', '12:30', '- dash', '? mark', 'a: b', '# hash', 'trailing ', ' leading', "two\nlines",
           "ends\n", "many\n\n\nlines\n", "tab\there", 'quo"te', "apo'strophe", 'back\\slash', '!tag', '&anchor', '*alias', '%percent', '@at', '`tick', '{brace', '[bracket', ',comma', 'ünïcödé', "\u{1F600}", '|', '>', '=', '<<',
           "\u0007bell", ':sym', 'a' * 90, 'word ' * 25, "--- x", '...', '-', ':', '_1', '1_000', '.5', '-.inf', '.nan', 'NULL', 'On', 'off', 'y', "\r\n", "nel\u0085"].freeze

  def initialize(seed)
    @random = Random.new(seed)
  end

  def value(depth = 0)
    case @random.rand(depth > 3 ? 9 : 13)
    when 0 then nil
    when 1 then @random.rand(2).zero?
    when 2 then @random.rand(-100_000..100_000)
    when 3 then @random.rand(10**25)
    when 4 then [0.0, 1.5, -2.25, 1e20, 1e-7, 123456.789, Float::INFINITY, -Float::INFINITY][@random.rand(8)]
    when 5 then %i[sym with-dash null true a?][@random.rand(5)]
    when 6, 7, 8 then text
    when 9, 10 then Array.new(@random.rand(4)) { value(depth + 1) }
    else Array.new(@random.rand(4)) { [@random.rand(5).zero? ? value(4) : text, value(depth + 1)] }.to_h
    end
  end

  def text
    WORDS[@random.rand(WORDS.size)].dup
  end
end

300.times do |seed|
  documents = Documents.new(seed)
  document = documents.value
  yaml = document.to_yaml
  puts "## #{seed}", yaml
  back = YAML.load(yaml, permitted_classes: [Symbol])
  puts "#{seed} came back different" unless back == document
  puts document.to_yaml(line_width: -1, indentation: 4) if seed % 10 == 0
end

# Texts put together of pieces: many are wrong, and must be refused alike.
PIECES = ['a: 1', 'b: two', '- x', '- y: 1', '  z: 2', '- [1, two, "three"]', 'c: {a: 1, b: [x, y]}', 'd: |', '  text', '  more', 'e: >-', '    folded', '', 'f: "quo\\tted"', "g: 'sin''gle'", '# comment', 'h: &x', '  i: 1', 'j: *x',
          'k: !ruby/symbol s', 'l: !!str 12', 'm: ~', 'n:', 'o: 2001-12-14', 'p: 0x1F', 'q: 1_000', 'r: .5', 's: :sym', '---', '...', 't: a b', '   c', '<<: {u: 1}', "v: - x", 'w: [', '  1,', '  2]', 'y: yes', '12: n', '"q": 1',
          '- - a', '  - b', '-', '  k: v'].freeze
400.times do |seed|
  random = Random.new(seed + 5000)
  text = Array.new(random.rand(1..7)) { PIECES[random.rand(PIECES.size)] }.join("\n") + "\n"
  result = begin
    YAML.load(text, permitted_classes: [Symbol, Date], aliases: true).inspect
  rescue Psych::SyntaxError, Psych::BadAlias # which of the two comes first differs
    'refused'
  rescue StandardError => e
    e.class.to_s
  end
  puts "#{seed} #{text.inspect} #{result}"
end
