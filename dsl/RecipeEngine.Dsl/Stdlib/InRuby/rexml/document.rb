# REXML: XML documents as trees. The parts lie beside this file.
module REXML
  VERSION = '3.2.5'
  COPYRIGHT = ''
  REVISION = ''
  Copyright = COPYRIGHT
  Version = VERSION
end

require 'strscan'
require 'stringio'
require 'rexml/errors'
require 'rexml/nodes'
require 'rexml/characters'
require 'rexml/markup'
require 'rexml/attributes'
require 'rexml/elements'
require 'rexml/trees'
require 'rexml/writers'
require 'rexml/reading'
require 'rexml/paths'
require 'rexml/pathvalues'

module REXML
  # A whole document: declaration, doctype and one root element.
  class Document < Element
    DECLARATION = XMLDecl.default

    attr_accessor :entity_expansion_count

    @@entity_expansion_limit = 10_000
    @@entity_expansion_text_limit = 10_240

    class << self
      def entity_expansion_limit = @@entity_expansion_limit
      def entity_expansion_limit=(value)
        @@entity_expansion_limit = value
      end
      def entity_expansion_text_limit = @@entity_expansion_text_limit
      def entity_expansion_text_limit=(value)
        @@entity_expansion_text_limit = value
      end

      def parse_stream(source, listener)
        Parsers::StreamParser.new(source, listener).parse
      end
    end

    def initialize(source = nil, context = {})
      @entity_expansion_count = 0
      super()
      @context = context
      return if source.nil?
      if source.kind_of?(Document)
        @context = source.context
      else
        Parsers::TreeParser.new(source, self).parse
      end
    end

    def node_type = :document
    def clone = Document.new(self)
    def expanded_name = ''
    alias name expanded_name
    def document = self
    def root_node = self

    def root
      @children.find { |child| child.kind_of?(Element) }
    end

    def add(child)
      case child
      when XMLDecl
        if @children[0].kind_of?(XMLDecl)
          @children[0] = child
        else
          @children.unshift(child)
        end
        child.parent = self
      when DocType
        old = @children.index { |c| c.kind_of?(DocType) }
        if old
          @children[old] = child
        else
          at = @children.index { |c| c.kind_of?(Element) } || @children.size
          @children.insert(at, child)
        end
        child.parent = self
      else
        again = child.respond_to?(:parent) && child.parent
        again.delete(child) if again.kind_of?(Parent) && !again.equal?(self)
        @children << child
        child.parent = self
        raise 'attempted adding second root element to document' if @children.count { |c| c.kind_of?(Element) } > 1
      end
      child
    end
    alias << add

    def add_element(arg = nil, arg2 = nil)
      made = super
      raise 'attempted adding second root element to document' if @children.count { |c| c.kind_of?(Element) } > 1
      made
    end

    def doctype
      @children.find { |child| child.kind_of?(DocType) }
    end

    def xml_decl
      first = @children[0]
      return first if first.kind_of?(XMLDecl)
      made = XMLDecl.default
      made.parent = self
      @children.unshift(made)
      made
    end

    def version = xml_decl.version
    def encoding = xml_decl.encoding
    def stand_alone? = xml_decl.stand_alone?

    def write(*arguments)
      options = arguments.size == 1 && arguments[0].kind_of?(Hash) ? arguments[0] : nil
      if options
        output, indent = options[:output], options[:indent]
        transitive, ie_hack = options[:transitive], options[:ie_hack]
        encoding = options[:encoding]
      else
        output, indent, transitive, ie_hack, encoding, = arguments
      end
      output ||= $stdout
      indent ||= -1
      encoding ||= xml_decl.encoding
      output = Output.new(output, encoding) if encoding != 'UTF-8' && !output.kind_of?(Output)
      writer =
        if indent < 0 then Formatters::Default.new(ie_hack)
        elsif transitive then Formatters::Transitive.new(indent, ie_hack)
        else Formatters::Pretty.new(indent, ie_hack)
        end
      writer.write(self, output)
    end

    def record_entity_expansion
      @entity_expansion_count += 1
      raise 'number of entity expansions exceeded, processing aborted.' if @entity_expansion_count > @@entity_expansion_limit
    end
  end
end
