# Streams and loggers as objects of their own.
class Chef
  module EventDispatch
    # An output whose text is shown under the resource that is running.
    class EventsOutputStream
      def initialize(events, options = {})
        @events, @options = events, options
      end

      def <<(text)
        write(text)
        self
      end

      def print(*texts)
        texts.each { |text| write(text) }
        nil
      end

      def puts(*texts)
        texts = [''] if texts.empty?
        texts.flatten.each { |text| write("#{text.to_s.chomp}\n") }
        nil
      end

      def write(text)
        @events.stream_output(self, text.to_s, @options)
        text.to_s.bytesize
      end

      def close
        @events.stream_closed(self, @options)
      end

      def flush; end
    end
  end
end
