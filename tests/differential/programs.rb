# Programs made from seeds: expressions over all core types, definitions, blocks, exceptions, matching. Each runs by eval; its result or its
# error's class is printed.
require 'set'
require 'stringio'

class Programs
  NUMBERS = %w[0 1 -1 2 7 10 255 -3 1.5 -0.25 2.0 10**20 2**64 Rational(1,3) Rational(-7,2) Complex(1,2) 1e3 0.1].freeze
  STRINGS = ['""', '"a"', '"hello world"', '"ünï"', '"a,b,c"', '"12abc"', '" pad "', '"Line\nTwo"', ':sym.to_s', '"xyz" * 2', '"%05d"', '"日本語"'].freeze
  ARRAYS = ['[]', '[1, 2, 3]', '[3, 1, 2, 3]', '["b", "a"]', '[nil, 1, [2, [3]]]', '(1..5).to_a', '%w[one two three]', '[[1, :a], [2, :b]]', '[1.5, 2, Rational(1, 2)]'].freeze
  HASHES = ['{}', '{a: 1}', '{"k" => [1], b: nil}', '{1 => 2, 3 => 4}', 'Hash.new { |h, k| h[k] = k.to_s * 2 }', '{x: {y: {z: 1}}}'].freeze
  RANGES = ['(1..10)', '(1...4)', '("a".."e")', '(1..)', '(..5)', '(0.5..2.5)', '(5..1)'].freeze
  NUMBER_METHODS = %w[abs to_s to_i to_f -@ succ pred floor ceil round truncate numerator denominator zero? even? odd? inspect hash.class to_r rationalize to_c integer? finite? bit_length digits chr ord size.class].freeze
  NUMBER_TWO = %w[+ - * / % ** <=> == < > div modulo divmod fdiv gcd lcm >> coerce quo remainder pow eql? equal? clamp].freeze
  STRING_METHODS = %w[upcase downcase capitalize swapcase reverse length bytes chars strip chomp chop succ hex oct to_i to_f to_sym inspect dump lines squeeze ord sum crypt encoding unicode_normalize hash.class empty? to_c to_r codepoints bytesize next valid_encoding? ascii_only?].freeze
  STRING_TWO = %w[+ <=> == =~ index rindex include? start_with? end_with? split partition rpartition count tr squeeze center ljust rjust concat casecmp casecmp? insert sub gsub scan each_line.to_a match? slice % * [] delete_prefix delete_suffix eql?].freeze
  ARRAY_METHODS = %w[sort reverse uniq flatten compact first last min max sum sample.class shuffle.size transpose to_h length rotate permutation.to_a.size each_slice(2).to_a each_cons(2).to_a tally minmax inspect to_s join cycle.first(4) group_by(&:class).keys.map(&:name) each_with_index.to_a
                      lazy.map(&:to_s).first(2) combination(2).to_a product zip.size partition(&:nil?) each_entry.to_a chunk_while(&:==).to_a none? one? any? all? dup freeze.frozen? pack("C*") inject(:+) each_with_object([]).to_a reverse_each.to_a filter_map(&:itself) sort_by(&:to_s) bsearch{true} sum(0.0) flat_map{[_1,1]} take_while{_1} drop(1) values_at(0,-1) dig(0) assoc(1) entries to_set.size].freeze
  ARRAY_TWO = %w[+ - & | <=> == * << push include? index count delete concat first last take drop rotate join each_slice.to_a fill dig fetch at values_at slice [] combination.to_a insert assoc rassoc zip product union difference intersection intersect? eql? pack unshift delete_at].freeze
  HASH_METHODS = %w[keys values invert to_a length sort_by(&:to_s) inspect min_by(&:to_s) sum{1} any? empty? first compact default to_h map(&:last) each_with_index.to_a group_by(&:class).size partition(&:first).size transform_values(&:to_s) transform_keys(&:to_s) filter_map(&:first) reduce(:+) find(&:itself) count sort.first zip.size flat_map(&:itself) each_entry.to_a dup.compare_by_identity.size].freeze
  HASH_TWO = %w[[] fetch key? value? key dig delete merge == dig values_at fetch_values slice except store.class.name.nil? assoc rassoc < <= default= member? to_proc.call any? eql? filter_map.size].freeze
  RANGE_METHODS = %w[to_a.size first last min max sum size count include?(3) step(2).to_a to_s inspect minmax each_slice(2).first begin end exclude_end? first(2) last(2) min(2) lazy.first(2) === cover?(2) hash.class reverse_each.first entries.size % eql?(1) dup sum{_1} each_entry.first(2)].freeze

  def initialize(seed)
    @random = Random.new(seed)
    @names = []
    @depth = 0
  end

  def pick(list)
    list[@random.rand(list.size)]
  end

  def program
    Array.new(@random.rand(2..6)) { statement }.join("\n") + "\n#{@names.empty? ? expression : "[#{@names.uniq.join(', ')}]"}"
  end

  def name
    pick(%w[a b c d])
  end

  def known
    @names.empty? ? literal : pick(@names)
  end

  def literal
    pick([NUMBERS, NUMBERS, STRINGS, ARRAYS, HASHES, RANGES, %w[nil true false :sym :"odd-sym" /a+/ /(\w)(\d)?/i Object String Comparable]][@random.rand(7)])
  end

  def expression
    @depth += 1
    return literal if @depth > 4
    case @random.rand(24)
    when 0..2 then literal
    when 3, 4 then known
    when 5, 6 then "#{pick(NUMBERS)}.#{pick(NUMBER_METHODS)}"
    when 7, 8 then call(pick(NUMBERS), pick(NUMBER_TWO), pick(NUMBERS))
    when 9 then "#{pick(STRINGS)}.#{pick(STRING_METHODS)}"
    when 10, 11 then call(pick(STRINGS), pick(STRING_TWO), @random.rand(3).zero? ? pick(NUMBERS) : pick(STRINGS))
    when 12 then "#{pick(ARRAYS)}.#{pick(ARRAY_METHODS)}"
    when 13 then call(pick(ARRAYS), pick(ARRAY_TWO), @random.rand(2).zero? ? pick(ARRAYS) : pick(%w[0 1 -1 2 nil]))
    when 14 then "#{pick(HASHES)}.#{pick(HASH_METHODS)}"
    when 15 then call(pick(HASHES), pick(HASH_TWO), pick(%w[:a "k" 1 nil {a:9}]))
    when 16 then "#{pick(['(1..10)', '(1...4)', '("a".."e")', '(5..1)'])}.#{pick(RANGE_METHODS)}"
    when 17 then "(#{expression} ? #{expression} : #{expression})"
    when 18 then "\"<\#{#{expression}}>\""
    when 19 then "(begin; #{expression}; rescue #{pick(%w[StandardError TypeError ArgumentError ZeroDivisionError NoMethodError])} => e; e.class.name; ensure; 1; end)"
    when 20 then "[#{expression}, *#{pick(ARRAYS)}]"
    when 21 then "{x: #{expression}, **#{pick(['{}', '{y: 1}', '{x: 2}'])}}"
    when 22 then "(case #{expression}\nin #{pattern} then #{pick(%w[1 :yes "in"])}\nelse :none\nend)"
    else "#{pick(ARRAYS)}.#{pick(%w[map each_with_index.map select reject each_slice(2).map group_by max_by min_by sort_by sum partition find_index count each_with_object([]) inject reduce(1)])} { |x, y| #{pick(['x', 'x.to_s', '[x, y]', 'y', 'x.inspect.size', 'x == 1', 'next 5 if x == 1; x.to_s', 'break x if x == 2; x.to_s'])} }"
    end
  ensure
    @depth -= 1
  end

  def call(receiver, method, argument)
    method =~ /\A\W+\z/ && method != '[]' ? "(#{receiver} #{method} #{argument})" : method == '[]' ? "#{receiver}[#{argument}]" : method =~ /\A(\w+[?!]?)\.(.*)\z/ ? "#{receiver}.#{$1}(#{argument}).#{$2}" : method.end_with?('=') ? "#{receiver}.#{method.chop} = #{argument}" : "#{receiver}.#{method}(#{argument})"
  end

  def pattern
    pick(['Integer', 'String', '[]', '[x, *]', '[Integer => x, *rest]', '{a: 1}', '{x:}', 'nil', '1..', 'Integer | Float', '^(1 + 1)', '[[_, _], *]', '{}', 'Array', 'x if x.nil?', '[*, 3, *]', '"a" | "b"'])
  end

  def statement
    case @random.rand(16)
    when 0..4
      n = name
      text = "#{n} = #{expression}"
      @names << n
      text
    when 5 then @names.empty? ? "puts #{expression}" : "#{pick(@names)} #{pick(%w[||= &&= +=])} #{expression}"
    when 6
      text = "a, (b, *c), d = #{expression}, #{pick(ARRAYS)}, #{expression}"
      @names.push('a', 'b', 'c', 'd')
      text
    when 7 then "if #{expression}\n  #{statement}\nelse\n  #{statement}\nend"
    when 8 then "#{@random.rand(1..3)}.times { |i| #{n = name; @names << n; n} = [i, #{expression}] }; #{n} ||= nil"
    when 9 then "def m#{@random.rand(2)}(x, y = #{literal}, *z, k: #{literal}, **o, &blk) = [x, y, z, k, o, blk&.call(x)]"
    when 10 then n = name; @names << n; "#{n} = m#{@random.rand(2)}(#{pick(['1', '1, 2', '1, 2, 3, k: 4', '*[1, 2], **{q: 1}', '1, {z: 1}', '', 'k: 1', '1) { |v| v.to_s * 2 } || (0'])})"
    when 11 then n = name; @names << n; "#{n} = Struct.new(:p, :q#{', keyword_init: true' if @random.rand(2).zero?}).new(#{pick(['1', '1, 2', 'p: 1', 'p: 1, q: 2', '1, 2, 3'])}).to_a"
    when 12 then n = name; @names << n; "#{n} = catch(:t) { #{pick(ARRAYS)}.each { |v| throw :t, v if v == 1 }; #{expression} }"
    when 13 then n = name; @names << n; "#{n} = Class.new { include Comparable; attr_accessor :v; def initialize(v) = @v = v; def <=>(o) = v <=> o.v; def method_missing(n, *a) = n == :ghost ? [n, a] : super; def respond_to_missing?(n, p = false) = n == :ghost }.new(#{literal}).then { |o| [o.ghost(1), o.respond_to?(:ghost), (o > o.dup rescue $!.class), o.v] }"
    when 14 then n = name; @names << n; "#{n} = format(#{pick(['"%d"', '"%5.2f|%-5s|"', '"%x"', '"%+d %o"', '"%e"', '"%s %p"', '"%<a>d"', '"%08b"', '"%c"'])}, #{expression}, #{literal})"
    else n = name; @names << n; "#{n} = [1, 2, 3].each_with_object([]) { |v, all| #{pick(['next if v == 2', 'break all if v == 3', 'redo if false'])}; all << (v #{pick(%w[+ * - **])} #{pick(%w[1 2 0.5])}) }"
    end
  end
end

count = (ENV['PROGRAMS'] || 800).to_i
first = (ENV['FIRST'] || 0).to_i
srand(1)
(first...first + count).each do |seed|
  text = Programs.new(seed).program
  out = $stdout
  result = begin
    $stdout = StringIO.new
    Object.new.instance_eval(text, 'program', 1)
  rescue SyntaxError
    :syntax_error
  rescue Exception => e
    e.class
  ensure
    $stdout = out
  end
  shown = begin
    result.inspect.gsub(/0x\h{8,}/, '0x').gsub(/#<Enumerator.*>/m, '#<Enumerator>')
  rescue StandardError => e
    "inspect: #{e.class}"
  end
  puts "#{seed} #{shown[0, 2000]}"
end
