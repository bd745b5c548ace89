class CSV
  # Rows that share headers: seen by rows, by columns, or both.
  class Table
    include Enumerable
    attr_reader :mode, :table
    protected :table

    def initialize(rows, headers: nil)
      @table = rows
      @headers = (headers || (rows.empty? ? [] : rows.first.headers))
      @mode = :col_or_row
    end

    def by_col = self.class.new(@table.dup).by_col!
    def by_row = self.class.new(@table.dup).by_row!
    def by_col_or_row = self.class.new(@table.dup).by_col_or_row!

    def by_col!
      @mode = :col
      self
    end

    def by_row!
      @mode = :row
      self
    end

    def by_col_or_row!
      @mode = :col_or_row
      self
    end

    def headers
      @table.empty? ? @headers.dup : @table.first.headers
    end

    def [](index_or_header)
      if @mode == :row || (@mode == :col_or_row && (index_or_header.kind_of?(Integer) || index_or_header.kind_of?(Range)))
        @table[index_or_header]
      else
        @table.map { |row| row[index_or_header] }
      end
    end

    def []=(index_or_header, value)
      if @mode == :row || (@mode == :col_or_row && index_or_header.kind_of?(Integer))
        @table[index_or_header] = value.kind_of?(Array) ? Row.new(headers, value) : value
      elsif value.kind_of?(Array)
        @table.each_with_index do |row, i|
          row.header_row? ? row[index_or_header] = index_or_header : row[index_or_header] = value[i]
        end
      else
        @table.each { |row| row[index_or_header] = row.header_row? ? index_or_header : value }
      end
    end

    def values_at(*indices_or_headers)
      if @mode == :row || @mode == :col_or_row
        @table.values_at(*indices_or_headers)
      else
        @table.map { |row| row.values_at(*indices_or_headers) }
      end
    end

    def <<(row)
      @table << (row.kind_of?(Array) ? Row.new(headers, row) : row)
      self
    end

    def push(*rows)
      rows.each { |row| self << row }
      self
    end

    def delete(*indices_or_headers)
      raise ArgumentError, 'wrong number of arguments (given 0, expected 1+)' if indices_or_headers.empty?
      gone = indices_or_headers.map do |wanted|
        if @mode == :row || (@mode == :col_or_row && wanted.kind_of?(Integer))
          @table.delete_at(wanted)
        else
          @table.map { |row| row.delete(wanted).last }
        end
      end
      indices_or_headers.size == 1 ? gone[0] : gone
    end

    def delete_if(&block)
      return enum_for(__method__) { @mode == :col ? headers.size : size } unless block
      if @mode == :col
        headers.each { |header| delete(header) if yield([header, self[header]]) }
      else
        @table.delete_if(&block)
      end
      self
    end

    def each(&block)
      return enum_for(__method__) { @mode == :col ? headers.size : size } unless block
      if @mode == :col
        headers.each { |header| yield([header, @table.map { |row| row[header] }]) }
      else
        @table.each(&block)
      end
      self
    end

    def ==(other)
      return @table == other.table if other.kind_of?(CSV::Table)
      @table == other
    end

    def to_a
      [headers] + @table.reject(&:header_row?).map(&:fields)
    end

    def to_csv(write_headers: true, limit: nil, **options)
      text = write_headers ? +headers.to_csv(**options) : +''
      rows = limit.nil? ? @table : @table.first(limit.negative? ? @table.size + 1 + limit : limit)
      rows.each { |row| text << row.fields.to_csv(**options) unless row.header_row? }
      text
    end
    alias to_s to_csv

    def size = @table.size
    alias length size

    def dig(index_or_header, *more)
      found = self[index_or_header]
      more.empty? || found.nil? ? found : found.dig(*more)
    end

    def inspect
      "#<CSV::Table mode:#{@mode} row_count:#{to_a.size}>"
    end
  end
end
