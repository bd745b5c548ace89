module REXML
  # Text that is not XML.
  class ParseException < RuntimeError
    attr_accessor :source, :parser, :continued_exception

    def initialize(message, source = nil, parser = nil, exception = nil)
      super(message)
      @source = source
      @parser = parser
      @continued_exception = exception
    end

    def to_s
      text = +''
      if @continued_exception && @continued_exception != true
        text << @continued_exception.inspect << "\n"
        text << (@continued_exception.backtrace || [])[0..3].join("\n") << "\n...\n"
      end
      text << super
      if @source && position
        text << "\nLine: #{line}\nPosition: #{position}\nLast 80 unconsumed characters:\n"
        text << @source.buffer[0..80].b
      end
      text
    end

    def position = @source&.current_line&.at(0)
    def line = @source&.current_line&.at(2)
    def context = @source&.current_line
  end

  class UndefinedNamespaceException < ParseException
    def initialize(prefix, source, parser)
      super("Undefined prefix #{prefix} found", source, parser)
    end
  end

  module Validation
    class ValidationException < RuntimeError
    end
  end
end
