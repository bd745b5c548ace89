module REXML
  # A processing instruction.
  class Instruction < Child
    START = '<?'
    STOP = '?>'
    attr_accessor :target, :content

    def initialize(target, content = nil)
      case target
      when String
        super()
        @target = target
        @content = content
      when Instruction
        super(content)
        @target = target.target
        @content = target.content
      else
        raise ArgumentError, "processing instruction target must be String or REXML::Instruction: <#{target.inspect}>"
      end
      @content.strip! if @content
    end

    def clone = Instruction.new(self)
    def node_type = :processing_instruction
    def inspect = "<?p-i #{@target} ...?>"

    def ==(other)
      other.kind_of?(Instruction) && other.target == @target && other.content == @content
    end

    def write(writer, indent = -1, transitive = false, ie_hack = false)
      indent(writer, indent)
      writer << START << @target
      writer << ' ' << @content if @content
      writer << STOP
    end
  end

  # <?xml version='1.0' ...?>
  class XMLDecl < Child
    DEFAULT_VERSION = '1.0'
    DEFAULT_ENCODING = 'UTF-8'
    DEFAULT_STANDALONE = 'no'
    START = '<?xml'
    STOP = '?>'

    attr_accessor :version, :standalone
    attr_reader :encoding, :writeencoding, :writethis

    def initialize(version = DEFAULT_VERSION, encoding = nil, standalone = nil)
      super(nil)
      @writethis = true
      @writeencoding = !encoding.nil?
      if version.kind_of?(XMLDecl)
        @version = version.version
        @encoding = version.encoding
        @writeencoding = version.writeencoding
        @standalone = version.standalone
        @writethis = version.writethis
      else
        @version = version
        @encoding = (encoding || DEFAULT_ENCODING).upcase
        @standalone = standalone
      end
      @version = DEFAULT_VERSION if @version.nil?
    end

    def self.default
      made = new('1.0')
      made.nowrite
      made
    end

    def clone = XMLDecl.new(self)
    def node_type = :xmldecl
    def inspect = "#{START} ... #{STOP}"
    def nowrite = @writethis = false
    def dowrite = @writethis = true
    alias stand_alone? standalone

    def encoding=(name)
      if name.nil?
        @writeencoding = false
        @encoding = DEFAULT_ENCODING
      else
        @writeencoding = true
        @encoding = name.upcase
      end
      dowrite
    end
    alias old_enc= encoding=

    def ==(other)
      other.kind_of?(XMLDecl) && other.version == @version && other.encoding == encoding && other.standalone == @standalone
    end

    def xmldecl(version, encoding, standalone)
      @version = version
      self.encoding = encoding
      @standalone = standalone
    end

    def write(writer, indent = -1, transitive = false, ie_hack = false)
      return nil unless @writethis || writer.kind_of?(Output)
      writer << START << " #{content(encoding)}" << STOP
    end

    private

    def content(enc)
      quote = parent&.context && parent.context[:prologue_quote] == :quote ? '"' : "'"
      text = +"version=#{quote}#{@version}#{quote}"
      text << " encoding=#{quote}#{enc}#{quote}" if @writeencoding || enc !~ /\Autf-8\z/i
      text << " standalone=#{quote}#{@standalone}#{quote}" if @standalone
      text
    end
  end

  # One <!ENTITY ...>.
  class Entity < Child
    attr_reader :name, :external, :ref, :ndata, :pubid

    def initialize(name, value = nil, parent = nil, reference = false)
      super(nil)
      self.parent = parent if parent
      @name = name
      @text = value
      @reference = reference
    end

    def node_type = :entity
    def value = @value ||= Text.unnormalize(@text.to_s, parent)
    def unnormalized = value
    def normalized = @text

    def to_s
      "<!ENTITY #{'% ' if @reference}#{@name} \"#{@text}\">"
    end

    def write(out, indent = -1)
      out << to_s
    end
  end

  # A declaration inside a doctype that is kept as it was.
  class Declaration < Child
    def initialize(text)
      super()
      @string = text
    end
    def to_s = @string
    def write(out, indent = -1)
      out << @string
    end
  end
  class ElementDecl < Declaration; end
  class ExternalEntity < Declaration; end
  class AttlistDecl < Declaration; end
  class NotationDecl < Declaration; end

  # <!DOCTYPE ...>
  class DocType < Parent
    include Namespace
    DEFAULT_ENTITIES = Text::NAMED.to_h { |name, text| [name, Entity.new(name, text)] }
    START = '<!DOCTYPE'
    STOP = '>'

    attr_reader :entities, :namespaces, :external_id

    def initialize(first, parent = nil)
      super()
      @entities = DEFAULT_ENTITIES.dup
      @external_id = @uri = @long_name = nil
      case first
      when DocType
        self.name = first.name
        @external_id = first.external_id
        @long_name = first.public
        @uri = first.system
        @entities = first.entities.dup
        first.each { |child| @children << child }
      when Array
        self.name, @external_id, @long_name, @uri = first
      else
        words = first.to_s.scan(/"[^"]*"|'[^']*'|\S+/)
        self.name = words[0]
        @external_id = words[1]
        if @external_id == 'PUBLIC'
          @long_name = words[2] && words[2][1..-2]
          @uri = words[3] && words[3][1..-2]
        elsif @external_id == 'SYSTEM'
          @uri = words[2] && words[2][1..-2]
        end
      end
      parent.add(self) if parent
    end

    def node_type = :doctype
    def clone = DocType.new(self)
    def public = @external_id == 'SYSTEM' ? nil : @long_name
    def system = @uri
    def context = parent&.context

    def entity(name)
      found = @entities[name]
      found && found.value
    end

    def add(child)
      super
      @entities[child.name] = child if child.kind_of?(Entity) && !@entities.key?(child.name)
      child
    end
    alias << add

    def notations = select { |child| child.kind_of?(NotationDecl) }

    def write(output, indent = 0, transitive = false, ie_hack = false)
      indent(output, indent)
      output << START << ' ' << @expanded_name
      output << ' ' << @external_id if @external_id
      quote = context && context[:prologue_quote] == :apos ? "'" : '"'
      output << " #{public_quote(@long_name)}" if @long_name
      output << " #{system_quote(@uri, quote)}" if @uri
      unless @children.empty?
        output << ' ['
        @children.each do |child|
          output << "\n"
          child.write(output, 2)
        end
        output << "\n]"
      end
      output << STOP
    end

    private

    def public_quote(text) = "\"#{text}\""

    def system_quote(text, quote)
      quote = text.include?("'") ? '"' : (text.include?('"') ? "'" : quote)
      "#{quote}#{text}#{quote}"
    end
  end
end
