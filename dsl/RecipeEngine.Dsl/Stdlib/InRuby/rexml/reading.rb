module REXML
  # The text being read, and where in it the reader is.
  class Source
    attr_reader :scanner, :encoding, :line

    def initialize(text)
      @text = text
      @scanner = StringScanner.new(text)
      @encoding = 'UTF-8'
    end

    def buffer = @scanner.rest
    def empty? = @scanner.eos?
    def position = @scanner.charpos

    def current_line
      before = @scanner.string.byteslice(0, @scanner.pos)
      [before.length, @scanner.string[/[^\n]*\z/].to_s, before.count("\n") + 1]
    end

    def self.text_of(source)
      text = source.respond_to?(:read) ? source.read.to_s : source
      raise "#{source.class} is not a valid input stream.  It must walk \nlike either a String, an IO, or a Source." unless text.kind_of?(String)
      text = text.dup
      bytes = text.b
      if bytes.start_with?("\xFE\xFF".b) then return bytes.force_encoding('UTF-16BE').encode('UTF-8').delete_prefix("\ufeff")
      elsif bytes.start_with?("\xFF\xFE".b) then return bytes.force_encoding('UTF-16LE').encode('UTF-8').delete_prefix("\ufeff")
      elsif bytes.start_with?("\xEF\xBB\xBF".b) then bytes = bytes.byteslice(3..)
      end
      named = bytes[/\A\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/n, 1]
      if named && named !~ /\Autf-?8\z/i && text.encoding != Encoding::UTF_16LE
        return bytes.force_encoding(named).encode('UTF-8')
      end
      return text.encode('UTF-8') unless [Encoding::UTF_8, Encoding::BINARY, Encoding::US_ASCII].include?(text.encoding)
      bytes.force_encoding('UTF-8')
    end
  end
  SourceFactory = Source

  module Parsers
    # Cuts a text into events: [:start_element, name, attributes], [:text, raw, value], …
    class BaseParser
      NAME = /[[:alpha:]_:][-[:alnum:]._:]*/
      EXTERNAL = /\s+(PUBLIC|SYSTEM)\s+("[^"]*"|'[^']*')(?:\s+("[^"]*"|'[^']*'))?/

      attr_reader :source

      def initialize(source)
        @source = source.kind_of?(Source) ? source : Source.new(Source.text_of(source))
        @s = @source.scanner
        @tags = []
        @waiting = []
        @spaces = [{ 'xml' => true, 'xmlns' => true }]
        @started = false
        end

      def has_next? = !empty?
      def empty? = @waiting.empty? && @source.empty? && @ended == true

      def position = @source.position

      # Puts an event back.
      def unshift(event)
        @waiting.unshift(event)
      end

      def peek(depth = 0)
        @waiting << pull_next while @waiting.size <= depth
        @waiting[depth]
      end

      def pull
        @waiting.empty? ? pull_next : @waiting.shift
      end

      private

      def fail!(text, error = nil)
        raise ParseException.new(text, @source, self, error)
      end

      def pull_next
        if @closing
          name, @closing = @closing, nil
          @tags.pop
          @spaces.pop
          return [:end_element, name]
        end
        if @s.eos?
          @ended = true
          return [:end_document]
        end
        unless @started
          @started = true
          if @s.scan(/\s*<\?xml\s/)
            return declaration
          end
        end
        return text unless @s.check(/</)
        if @s.skip(/<\//) then end_tag
        elsif @s.skip(/<!--/) then comment
        elsif @s.skip(/<!\[CDATA\[/) then cdata
        elsif @s.skip(/<\?/) then instruction
        elsif @s.skip(/<!DOCTYPE/) then doctype
        elsif @s.check(/<!/) then fail!('Malformed node: Started with \'<!\' but didn\'t match comment, CDATA or DOCTYPE')
        else start_tag
        end
      end

      def declaration
        body = @s.scan_until(/\?>/) or fail!('Malformed XML declaration')
        version = body[/version\s*=\s*["']([^"']*)["']/, 1]
        encoding = body[/encoding\s*=\s*["']([^"']*)["']/, 1]
        standalone = body[/standalone\s*=\s*["']([^"']*)["']/, 1]
        [:xmldecl, version, encoding, standalone]
      end

      def text
        raw = @s.scan(/[^<]+/)
        [:text, raw]
      end

      def comment
        body = @s.scan_until(/-->/) or fail!('Malformed comment')
        body = body[0..-4]
        fail!('Malformed comment') if body.include?('--') || body.end_with?('-')
        [:comment, body]
      end

      def cdata
        body = @s.scan_until(/\]\]>/) or fail!('Malformed node: CDATA is not closed')
        [:cdata, body[0..-4]]
      end

      def instruction
        @s.scan(NAME) or fail!('Invalid processing instruction node: invalid name')
        target = @s.matched
        body = @s.scan_until(/\?>/) or fail!('Malformed node: processing instruction is not closed')
        content = body[0..-3]
        [:processing_instruction, target, content.empty? ? nil : content]
      end

      def end_tag
        last = @tags.last
        if @s.scan(/(#{NAME})\s*>/)
          name = @s[1]
          fail!("Unexpected top-level end tag (got '#{name}')") if last.nil?
          fail!("Missing end tag for '#{last}' (got '#{name}')") if last != name
          @tags.pop
          @spaces.pop
          [:end_element, name]
        else
          fail!("Missing end tag for '#{last}'") if last
          fail!('Unexpected top-level end tag')
        end
      end

      def start_tag
        @s.scan(/<(#{NAME})/) or fail!('malformed XML: missing tag start')
        name = @s[1]
        attributes = {}
        spaces = @spaces.last
        used = []
        used << name[/\A[^:]+(?=:)/] if name.include?(':')
        loop do
          gap = @s.skip(/\s+/)
          break if @s.check(/\/?>/)
          fail!("Start tag isn't ended") if @s.eos?
          key = gap && @s.scan(NAME) or fail!("Invalid attribute name: <#{@s.rest[/\A[^\s>]*/]}>")
          @s.skip(/\s*=\s*/) or fail!("Missing attribute equal: <#{key}>")
          quote = @s.scan(/["']/) or fail!("Missing attribute value start quote: <#{key}>")
          value = @s.scan_until(quote == '"' ? /"/ : /'/) or fail!("Missing attribute value end quote: <#{key}>: <#{quote}>")
          value = value[0..-2]
          fail!("Duplicate attribute #{key.inspect}") if attributes.key?(key)
          prefix = key[/\A[^:]+(?=:)/]
          if prefix == 'xmlns'
            local = key.split(':', 2)[1]
            fail!("xml prefix must not be bound to any other namespace (http://www.w3.org/TR/REC-xml-names/#ns-decl)") if local == 'xml' && value != 'http://www.w3.org/XML/1998/namespace'
            fail!('xmlns prefix must not be declared (http://www.w3.org/TR/REC-xml-names/#ns-decl)') if local == 'xmlns'
            spaces = spaces.dup if spaces.equal?(@spaces.last)
            spaces[local] = true
          elsif prefix
            used << prefix
          end
          attributes[key] = value
        end
        used.each { |prefix| raise UndefinedNamespaceException.new(prefix, @source, self) unless spaces[prefix] || prefix == 'xml' || prefix == 'xmlns' }
        closed = @s.scan(/\/?>/) == '/>'
        @closing = name if closed
        @tags << name
        @spaces << spaces
        [:start_element, name, attributes]
      end

      def doctype
        @s.scan(/\s+(#{NAME})/) or fail!('Malformed DOCTYPE: name is missing')
        name = @s[1]
        kind = long = uri = nil
        if @s.scan(EXTERNAL)
          kind = @s[1]
          if kind == 'PUBLIC'
            long, uri = @s[2][1..-2], @s[3] && @s[3][1..-2]
          else
            uri = @s[2][1..-2]
          end
        end
        parts = []
        if @s.skip(/\s*\[/)
          until @s.skip(/\s*\]/)
            fail!('Malformed DOCTYPE: not closed') if @s.eos?
            parts << doctype_part
            parts.pop if parts.last.nil?
          end
        end
        @s.skip(/\s*>/) or fail!('Malformed DOCTYPE: not closed')
        @s.skip(/\s+/) if parts.empty?
        [:doctype, name, kind, long, uri, parts]
      end

      def doctype_part
        @s.skip(/\s+/)
        if @s.scan(/<!ENTITY\s+(%\s+)?(#{NAME})\s+("[^"]*"|'[^']*')\s*>/)
          [:entity, @s[2], @s[3][1..-2], !@s[1].nil?]
        elsif @s.scan(/<!--(.*?)-->/m) then [:comment, @s[1]]
        elsif @s.scan(/<!ELEMENT\b(?:"[^"]*"|'[^']*'|[^>])*>/) then [:elementdecl, @s.matched]
        elsif @s.scan(/<!ATTLIST\b(?:"[^"]*"|'[^']*'|[^>])*>/) then [:attlistdecl, @s.matched]
        elsif @s.scan(/<!NOTATION\b(?:"[^"]*"|'[^']*'|[^>])*>/) then [:notationdecl, @s.matched]
        elsif @s.scan(/<!ENTITY\b(?:"[^"]*"|'[^']*'|[^>])*>/) then [:externalentity, @s.matched]
        elsif @s.scan(/<\?(#{NAME})(.*?)\?>/m) then [:processing_instruction, @s[1], @s[2]]
        elsif @s.scan(/%#{NAME};/) then [:externalentity, @s.matched]
        elsif @s.check(/\]/) then nil
        else fail!('Malformed DOCTYPE: unknown declaration')
        end
      end
    end

    # Events one at a time, for programs that pull.
    class PullParser < BaseParser
      def each
        yield pull until empty?
      end
    end

    # Builds a document.
    class TreeParser
      def initialize(source, build_context = Document.new)
        @document = @at = build_context
        @parser = BaseParser.new(source)
      end

      def add_listener(_listener)
      end

      def parse
        tags = []
        in_doctype = false
        loop do
          event = @parser.pull
          case event[0]
          when :end_document
            raise ParseException.new("No close tag for #{@at.xpath}", @parser.source, @parser) unless tags.empty?
            return
          when :start_element
            tags << event[1]
            element = @at = @at.add_element(event[1])
            event[2].each { |key, value| element.attributes[key] = Attribute.new(key, value, element) }
          when :end_element
            tags.pop
            @at = @at.parent
          when :text
            if @at.kind_of?(Document) && event[1] !~ /\S/
              @at.add(Text.new(event[1], @at.whitespace, nil, true)) unless @at.ignore_whitespace_nodes
            elsif @at[-1].instance_of?(Text)
              @at[-1] << event[1]
            elsif !(@at.ignore_whitespace_nodes && event[1].strip.empty?)
              @at.add(Text.new(event[1], @at.whitespace, nil, true))
            end
          when :comment then @at.add(Comment.new(event[1]))
          when :cdata then @at.add(CData.new(event[1]))
          when :processing_instruction then @at.add(Instruction.new(event[1], event[2]))
          when :xmldecl then @at.add(XMLDecl.new(event[1], event[2], event[3]))
          when :doctype then doctype(event)
          end
        end
      rescue ParseException, Validation::ValidationException
        raise
      rescue => error
        raise ParseException.new('Exception parsing', @parser.source, @parser, error)
      end

      private

      def doctype(event)
        made = DocType.new(event[1..4])
        @at.add(made)
        event[5].each do |part|
          child =
            case part[0]
            when :entity then Entity.new(part[1], part[2], nil, part[3])
            when :comment then Comment.new(part[1])
            when :processing_instruction then Instruction.new(part[1], part[2])
            when :elementdecl then ElementDecl.new(part[1])
            when :attlistdecl then AttlistDecl.new(part[1])
            when :notationdecl then NotationDecl.new(part[1])
            else ExternalEntity.new(part[1])
            end
          made.add(child)
        end
      end
    end

    # Tells a listener.
    class StreamParser
      def initialize(source, listener)
        @listener = listener
        @parser = BaseParser.new(source)
      end

      def parse
        loop do
          event = @parser.pull
          case event[0]
          when :end_document then return
          when :start_element then @listener.tag_start(event[1], event[2].transform_values { |v| Text.unnormalize(v) })
          when :end_element then @listener.tag_end(event[1])
          when :text then @listener.text(Text.unnormalize(event[1]))
          when :processing_instruction then @listener.instruction(*event[1, 2])
          when :comment, :cdata, :xmldecl then @listener.send(event[0], *event[1..])
          when :doctype
            @listener.doctype(*event[1..4])
            @listener.doctype_end
          end
        end
      end
    end
    SAX2Parser = StreamParser
  end

  # What a listener of a stream may define.
  module StreamListener
    def tag_start(name, attrs); end
    def tag_end(name); end
    def text(text); end
    def instruction(name, instruction); end
    def comment(comment); end
    def doctype(name, pub_sys, long_name, uri); end
    def doctype_end; end
    def attlistdecl(element_name, attributes, raw_content); end
    def elementdecl(content); end
    def entitydecl(content); end
    def notationdecl(content); end
    def entity(content); end
    def cdata(content); end
    def xmldecl(version, encoding, standalone); end
  end
end
