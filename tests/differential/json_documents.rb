# Random documents: generated, printed prettily, read back; and texts with damage, which must be refused alike.
require 'json'

class Documents
  WORDS = ['', 'a', 'key', 'with space', "tab\tnew\nline", 'quote"s', 'back\\slash', 'ünïcödé', "\u2028\u2029", '日本', "\u{1F600}", '</script>', "\u0001\u001f", '0', 'null', "\x7f"].freeze

  def initialize(seed)
    @random = Random.new(seed)
  end

  def value(depth = 0)
    case @random.rand(depth > 4 ? 8 : 11)
    when 0 then nil
    when 1 then true
    when 2 then false
    when 3 then @random.rand(-1000..1000)
    when 4 then @random.rand(10**30) - 5 * 10**29
    when 5 then (@random.rand - 0.5) * 10.0**@random.rand(-30..30)
    when 6, 7 then text
    when 8, 9 then Array.new(@random.rand(5)) { value(depth + 1) }
    else Array.new(@random.rand(5)) { [text, value(depth + 1)] }.to_h
    end
  end

  def text
    Array.new(@random.rand(4)) { WORDS[@random.rand(WORDS.size)] }.join
  end

  def damaged(json)
    bytes = json.dup
    @random.rand(1..3).times do
      at = @random.rand(bytes.size + 1)
      case @random.rand(4)
      when 0 then bytes.slice!(at, 1)
      when 1 then bytes.insert(at, ['"', ',', ':', '{', '}', '[', ']', '\\', '/', '1', '-', '.', 'e', ' ', 'n', "\n", '/* c */'][@random.rand(17)])
      when 2 then bytes = bytes[0, at]
      else bytes.insert(at, bytes[@random.rand(bytes.size + 1), 3].to_s)
      end
    end
    bytes
  end
end

250.times do |seed|
  documents = Documents.new(seed)
  document = documents.value
  compact = JSON.generate(document)
  puts "#{seed} #{compact}"
  puts JSON.pretty_generate(document)
  puts JSON.generate(document, indent: "\t", object_nl: "\n", array_nl: "\n", space: ' ', space_before: ' ') if seed % 5 == 0
  puts JSON.generate(document, escape_slash: true), JSON.generate(document, ascii_only: true)
  back = JSON.parse(compact)
  puts "#{seed} came back different" unless back == document
  puts JSON.parse(compact, symbolize_names: true).inspect
  3.times do
    text = documents.damaged(compact)
    result = begin
      JSON.parse(text).inspect
    rescue JSON::ParserError => e
      'refused'
    end
    puts "#{seed} #{text.inspect} #{result}"
  end
end
