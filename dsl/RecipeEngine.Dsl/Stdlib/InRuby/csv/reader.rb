class CSV
  # Cuts a stream into rows of fields.
  class Reader
    attr_reader :line, :lineno, :quoted

    def initialize(io, col_sep:, row_sep:, quote_char:, liberal:, strip:, skip_lines:, skip_blanks:, nil_value:, empty_value:, limit:)
      @io = io
      @col = col_sep
      @row = row_sep
      @quote = quote_char
      @liberal = liberal
      @strip = strip
      @skip_lines = skip_lines
      @skip_blanks = skip_blanks
      @nil_value = nil_value
      @empty_value = empty_value
      @limit = limit
      @lineno = 0
      @line = +''
      @quoted = []
    end

    # The fields of the next row; nil at the end.
    def next_fields
      loop do
        text = take_line or return nil
        @line = text.dup
        body = text.delete_suffix(@row)
        next if @skip_lines && @skip_lines.match(body)
        if body.empty?
          next if @skip_blanks
          @quoted = []
          return []
        end
        return @quote && body.include?(@quote) ? with_quotes(body) : plain(body)
      end
    end

    private

    def take_line
      text = @io.gets(@row) or return nil
      @lineno += 1
      text
    end

    def fail!(message, line = @lineno)
      raise MalformedCSVError.new(message, line)
    end

    def check_ends(body)
      return unless body.match?(/[\r\n]/)
      return if @liberal
      return unless @row == "\n" || @row == "\r\n" || @row == "\r"
      fail!("Unquoted fields do not allow new line <#{body[/\r\n|[\r\n]/].inspect}>")
    end

    def plain(body)
      check_ends(body)
      @quoted = []
      body.split(@col == ' ' ? / / : @col, -1).map { |field| finish(field, false) }
    end

    def finish(field, quoted)
      field = strip(field) unless quoted
      fail!('Field size exceeded') if @limit && field.length > @limit
      return @empty_value if field.empty? && quoted
      return @nil_value if field.empty?
      field
    end

    def strip(text)
      case @strip
      when true then text.strip
      when String then text.gsub(/\A[#{Regexp.escape(@strip)}]+|[#{Regexp.escape(@strip)}]+\z/, '')
      else text
      end
    end

    def with_quotes(body)
      fields = []
      @quoted = []
      at = 0
      first_line = @lineno
      loop do
        start = at
        start += body[at..][/\A[ \t]*/].length if @strip
        if body[start] == @quote
          value = +''
          at = start + 1
          loop do
            close = body.index(@quote, at)
            if close.nil?
              value << body[at..]
              more = take_line
              if more.nil?
                fail!('Unclosed quoted field', first_line) unless @liberal
                return fields << (@quoted << true; @quote + value)
              end
              @line << more
              fail!('Field size exceeded', first_line) if @limit && value.length > @limit
              value << @row
              body = more.delete_suffix(@row)
              at = 0
              next
            end
            value << body[at...close]
            if body[close + 1] == @quote
              value << @quote
              at = close + 2
            else
              at = close + 1
              break
            end
          end
          at += body[at..][/\A[ \t]*/].length if @strip
          if at >= body.length
            @quoted << true
            fields << finish(value, true)
            return fields
          elsif body[at, @col.length] == @col
            @quoted << true
            fields << finish(value, true)
            at += @col.length
          elsif @liberal
            stop = body.index(@col, at)
            text = body[start...(stop || body.length)]
            @quoted << false
            fields << text
            return fields if stop.nil?
            at = stop + @col.length
          else
            fail!("Any value after quoted field isn't allowed", first_line)
          end
        else
          stop = body.index(@col, at)
          text = body[at...(stop || body.length)]
          if text.include?(@quote) && !@liberal
            fail!('Illegal quoting')
          end
          check_ends(text)
          @quoted << false
          fields << finish(text, false)
          return fields if stop.nil?
          at = stop + @col.length
        end
      end
    end
  end
end
