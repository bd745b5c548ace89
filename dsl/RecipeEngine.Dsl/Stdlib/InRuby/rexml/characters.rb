module REXML
  # Character data between tags.
  class Text < Child
    include Comparable

    NAMED = { 'gt' => '>', 'lt' => '<', 'quot' => '"', 'apos' => "'" }.freeze
    REFERENCE = /&(?:#(\d+)|#x([0-9a-fA-F]+)|([[:alpha:]_:][-[:alnum:]._:]*));/
    NEEDS_A_SECOND_CHECK = /(<|&((#{'[[:alpha:]_:][-[:alnum:]._:]*'});|(#0*((?:\d+)|(?:x[a-fA-F0-9]+)));)?)/
    NUMERICENTITY = /&#0*((?:\d+)|(?:x[a-fA-F0-9]+));/
    SPECIALS = [/&(?!#?[\w-]+;)/u, /</u, />/u, /"/u, /'/u, /\r/u].freeze
    SUBSTITUTES = ['&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#13;'].freeze
    SLAICEPS = ['<', '>', '"', "'", '&'].freeze

    attr_accessor :raw

    def initialize(arg, respect_whitespace = false, parent = nil, raw = nil, entity_filter = nil, illegal = nil)
      super(nil)
      @raw = false
      @entity_filter = nil
      if arg.kind_of?(String)
        @string = arg.dup
      elsif arg.kind_of?(Text)
        @string = arg.raw_string.dup
        @raw = arg.raw
        @entity_filter = arg.entity_filter
      else
        raise "Illegal argument of type #{arg.type} for Text constructor (#{arg})"
      end
      @string.squeeze!(" \n\t") unless respect_whitespace
      @string.gsub!(/\r\n?/, "\n")
      @raw = raw unless raw.nil?
      @entity_filter = entity_filter if entity_filter
      parent.add(self) if parent
      Text.check(@string, nil, doctype) if @raw
    end

    def parent=(parent)
      super
      Text.check(@string, nil, doctype) if @raw && @parent
    end

    # Raises for what raw text may not hold.
    def self.check(string, _pattern = nil, _doctype = nil)
      if string =~ /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/
        raise "Illegal character #{$&.inspect} in raw string #{string.inspect}"
      end
      if string.include?('<')
        raise "Illegal character \"<\" in raw string #{string.inspect}"
      end
      at = 0
      while (at = string.index('&', at))
        unless string.match?(/\G&(?:#\d+|#x[0-9a-fA-F]+|[[:alpha:]_:][-[:alnum:]._:]*);/, at)
          raise "Illegal character \"&\" in raw string #{string.inspect}"
        end
        at += 1
      end
    end

    def node_type = :text
    def empty? = @string.empty?
    def clone = Text.new(self, true)

    def <<(text)
      @string << text.gsub(/\r\n?/, "\n")
      @normalized = @unnormalized = nil
      self
    end

    def <=>(other)
      to_s <=> other.to_s
    end

    def doctype
      @parent&.document&.doctype
    end

    def to_s
      return @string if @raw
      @normalized ||= Text.normalize(@string, doctype, @entity_filter)
    end

    def inspect
      @string.inspect
    end

    def value
      @unnormalized ||= Text.unnormalize(@string, doctype)
    end

    def value=(text)
      @string = text.gsub(/\r\n?/, "\n")
      @normalized = @unnormalized = nil
      @raw = false
    end

    def wrap(string, width, addnewline = false)
      return string if string.length <= width
      place = string.rindex(' ', width) or return string
      head = string[0, place] + "\n" + wrap(string[place + 1..], width)
      addnewline ? "\n" + head : head
    end

    def indent_text(string, level = 1, style = "\t", first = true)
      return string if level < 0
      text = string.each_line.map { |line| (style * level + line).sub(/[\s]+$/, '') }.join
      text.strip! unless first
      text
    end

    def write(writer, indent = -1, transitive = false, ie_hack = false)
      (indent > -1 ? Formatters::Pretty.new(indent) : Formatters::Default.new).write(self, writer)
    end

    def xpath
      "#{@parent.xpath}/text()"
    end

    def write_with_substitution(out, input)
      copy = input.clone
      SPECIALS.zip(SUBSTITUTES) { |from, to| copy.gsub!(from, to) }
      out << copy
    end

    def self.normalize(input, doctype = nil, entity_filter = nil)
      copy = input.to_s.gsub('&', '&amp;')
      if doctype
        doctype.entities.each_value do |entity|
          next if entity.value.nil? || entity.value.empty? || entity.name == 'amp' || (entity_filter && entity_filter.include?(entity.name))
          copy = copy.gsub(entity.value, "&#{entity.name};")
        end
      else
        NAMED.each { |name, text| copy = copy.gsub(text, "&#{name};") }
      end
      copy
    end

    def self.unnormalize(string, doctype = nil, filter = nil, _illegal = nil)
      text = string.gsub(/\r\n?/, "\n")
      return text unless text.include?('&')
      size = 0
      text.gsub(REFERENCE) do |whole|
        if $1 then [$1.to_i].pack('U')
        elsif $2 then [$2.hex].pack('U')
        else
          name = $3
          next whole if filter && filter.include?(name)
          if name == 'amp' then '&'
          elsif doctype && (found = doctype.entity(name))
            size += found.bytesize
            raise 'entity expansion has grown too large' if size > Document.entity_expansion_text_limit
            found
          else
            NAMED.fetch(name, whole)
          end
        end
      end
    end

    def self.read_with_substitution(input, _illegal = nil)
      unnormalize(input)
    end

    protected

    def raw_string = @string
    attr_reader :entity_filter
  end

  # Character data that needs no escaping.
  class CData < Text
    START = '<![CDATA['
    STOP = ']]>'
    ILLEGAL = /(\]\]>)/

    def initialize(first, respect_whitespace = true, parent = nil)
      super(first, respect_whitespace, parent, false)
    end

    def clone = CData.new(self)
    def to_s = @string
    def value = @string

    def write(output = $stdout, indent = -1, transitive = false, ie_hack = false)
      indent(output, indent)
      output << START << @string << STOP
    end
  end

  class Comment < Child
    include Comparable
    START = '<!--'
    STOP = '-->'
    attr_accessor :string

    def initialize(first, second = nil)
      super(second)
      @string = first.kind_of?(Comment) ? first.string : first
    end

    def clone = Comment.new(self)
    def to_s = @string
    def node_type = :comment

    def <=>(other)
      other.to_s <=> @string
    end

    def ==(other)
      other.kind_of?(Comment) && (other <=> self) == 0
    end

    def write(output, indent = -1, transitive = false, ie_hack = false)
      indent(output, indent)
      output << START << @string << STOP
    end
  end
end
