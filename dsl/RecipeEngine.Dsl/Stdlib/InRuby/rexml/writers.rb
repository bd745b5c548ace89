module REXML
  # Encodes what is written to it.
  class Output
    attr_reader :encoding

    def initialize(io, encoding = 'iso-8859-1')
      @output = io
      @encoding = encoding
      @to_utf = encoding != 'UTF-8'
      @output << "\ufeff".encode('UTF-16BE') if encoding == 'UTF-16'
    end

    def <<(text)
      @output << (@to_utf ? text.encode(@encoding == 'UTF-16' ? 'UTF-16BE' : @encoding) : text)
      self
    end

    def to_s = "Output[#{@encoding}]"
  end

  module Formatters
    # As it was read.
    class Default
      def initialize(ie_hack = false)
        @ie_hack = ie_hack
      end

      def write(node, output)
        case node
        when Document
          unless output.kind_of?(Output) || node.encoding == 'UTF-8'
            output = Output.new(output, node.encoding)
          end
          write_document(node, output)
        when Element then write_element(node, output)
        when CData then write_cdata(node, output)
        when Text then write_text(node, output)
        when Comment then write_comment(node, output)
        when ElementDecl, NotationDecl, ExternalEntity, Entity, Attribute, AttlistDecl, Declaration then node.write(output)
        when Instruction then write_instruction(node, output)
        when DocType, XMLDecl then node.write(output)
        else raise ArgumentError, "XML FORMATTING ERROR: #{node.class}"
        end
      end

      protected

      def write_document(node, output)
        node.each { |child| write(child, output) }
      end

      def write_attributes(node, output)
        in_order(node.attributes.to_a).each do |attribute|
          output << ' '
          attribute.write(output)
        end
      end

      def in_order(attributes) = attributes.sort_by(&:name)

      def write_element(node, output)
        output << "<#{node.expanded_name}"
        write_attributes(node, output)
        if node.children.empty?
          output << ' ' if @ie_hack
          output << '/'
        else
          output << '>'
          node.children.each { |child| write(child, output) }
          output << "</#{node.expanded_name}"
        end
        output << '>'
      end

      def write_text(node, output)
        output << node.to_s
      end

      def write_comment(node, output)
        output << Comment::START << node.string << Comment::STOP
      end

      def write_cdata(node, output)
        output << CData::START << node.to_s << CData::STOP
      end

      def write_instruction(node, output)
        output << Instruction::START << node.target
        output << ' ' << node.content if node.content
        output << Instruction::STOP
      end
    end

    # Each element on a line of its own; whitespace changes.
    class Pretty < Default
      attr_accessor :compact, :width

      def initialize(indentation = 2, ie_hack = false)
        super(ie_hack)
        @indentation = indentation
        @level = 0
        @width = 80
        @compact = false
      end

      protected

      def in_order(attributes) = attributes

      def write_element(node, output)
        output << ' ' * @level << "<#{node.expanded_name}"
        write_attributes(node, output)
        if node.children.empty?
          output << ' ' if @ie_hack
          output << '/'
        else
          output << '>'
          write_children(node, output) unless @compact && write_short(node, output)
          output << "</#{node.expanded_name}"
        end
        output << '>'
      end

      def write_children(node, output)
        output << "\n"
        @level += @indentation
        node.children.each do |child|
          next if child.kind_of?(Text) && child.to_s.strip.empty?
          write(child, output)
          output << "\n"
        end
        @level -= @indentation
        output << ' ' * @level
      end

      # Text alone that fits the line stays on it.
      def write_short(node, output)
        return false unless node.children.all? { |child| child.kind_of?(Text) }
        text = +''
        level, @level = @level, 0
        node.children.each { |child| write(child, text) }
        @level = level
        return false unless text.length < @width
        output << text
        true
      end

      def write_text(node, output)
        text = node.to_s.gsub(/\s/, ' ')
        text.squeeze!(' ')
        text = wrap(text, @width - @level)
        text = indent_text(text, @level, ' ', true)
        output << ' ' * @level + text
      end

      def write_comment(node, output)
        output << ' ' * @level
        super
      end

      def write_cdata(node, output)
        output << ' ' * @level
        super
      end

      def write_document(node, output)
        children = node.children
        children.each do |child|
          next if child == "\n"
          next if child.instance_of?(Text) && child.to_s.strip.empty?
          first = child.equal?(children[0]) || child.instance_of?(Text) ||
            (child.equal?(children[1]) && children[0].respond_to?(:writethis) && !children[0].writethis)
          output << "\n" unless first
          write(child, output)
        end
      end

      private

      def indent_text(string, level = 1, style = "\t", first = true)
        return string if level < 0
        string.gsub("\n", "\n#{style * level}")
      end

      def wrap(string, width)
        parts = []
        while string.length > width && (place = string.rindex(' ', width))
          parts << string[0...place]
          string = string[place + 1..]
        end
        parts << string
        parts.join("\n")
      end
    end

    # Indented without a change of the text: breaks lie inside of the tags.
    class Transitive < Default
      def initialize(indentation = 2, ie_hack = false)
        super(ie_hack)
        @indentation = indentation
        @level = 0
      end

      protected

      def in_order(attributes) = attributes

      def write_element(node, output)
        output << "<#{node.expanded_name}"
        write_attributes(node, output)
        output << "\n" << ' ' * @level
        if node.children.empty?
          output << ' ' if @ie_hack
          output << '/'
        else
          output << '>'
          @level += @indentation
          node.children.each { |child| write(child, output) }
          @level -= @indentation
          output << "</#{node.expanded_name}" << "\n" << ' ' * @level
        end
        output << '>'
      end

      def write_text(node, output)
        output << node.to_s
      end
    end
  end
end
