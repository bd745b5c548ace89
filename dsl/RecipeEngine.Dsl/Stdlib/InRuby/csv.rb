require 'forwardable'
require 'stringio'
require 'csv/row'
require 'csv/table'
require 'csv/reader'

# Comma separated values: reads and writes rows of fields.
class CSV
  include Enumerable
  VERSION = '3.2.2'

  # Text that is not CSV, and the line of it.
  class MalformedCSVError < RuntimeError
    attr_reader :line_number
    alias lineno line_number

    def initialize(message, line_number)
      @line_number = line_number
      super("#{message} in line #{line_number}.")
    end
  end

  FieldInfo = Struct.new(:index, :line, :header, :quoted?)

  # What one converter gives to the next.
  class FieldInfo
    def quoted = self[:quoted?]
  end

  DateMatcher = / \A(?: (\w+,?\s+)?\w+\s+\d{1,2},?\s+\d{2,4} | \d{4}-\d{2}-\d{2} )\z /x
  DateTimeMatcher = / \A(?: (\w+,?\s+)?\w+\s+\d{1,2}\s+\d{1,2}:\d{1,2}:\d{1,2},?\s+\d{2,4} |
    \d{4}-\d{2}-\d{2}(?:[T\s]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?(?:[+-]\d{2}(?::\d{2})?|\s(?:UTC|GMT)|Z)?)?)? )\z /x
  ConverterEncoding = Encoding.find('UTF-8')

  Converters = {
    integer: ->(f) { Integer(f.encode(ConverterEncoding)) rescue f },
    float: ->(f) { Float(f.encode(ConverterEncoding)) rescue f },
    numeric: %i[integer float],
    date: ->(f) { (e = f.encode(ConverterEncoding)).match?(DateMatcher) ? (require('date'); Date.parse(e)) : f rescue f },
    date_time: ->(f) { (e = f.encode(ConverterEncoding)).match?(DateTimeMatcher) ? (require('date'); DateTime.parse(e)) : f rescue f },
    all: %i[date_time numeric]
  }
  HeaderConverters = {
    downcase: ->(h) { h.encode(ConverterEncoding).downcase },
    symbol: ->(h) { h.encode(ConverterEncoding).downcase.strip.gsub(/[^\s\w]+/, '').gsub(/\s+/, '_').to_sym },
    symbol_raw: ->(h) { h.encode(ConverterEncoding).strip.to_sym }
  }
  DEFAULT_OPTIONS = {
    col_sep: ',', row_sep: :auto, quote_char: '"', field_size_limit: nil, max_field_size: nil, converters: nil,
    unconverted_fields: nil, headers: false, return_headers: false, header_converters: nil, skip_blanks: false,
    force_quotes: false, skip_lines: nil, liberal_parsing: false, internal_field_separator: nil,
    internal_encoding: nil, external_encoding: nil, encoding: nil, nil_value: nil, empty_value: '', quote_empty: true,
    write_headers: nil, write_converters: nil, write_nil_value: nil, write_empty_value: '', strip: false
  }.freeze

  class << self
    def instance(data = $stdout, **options, &block)
      @instances ||= {}.compare_by_identity
      made = @instances[data] ||= new(data, **options)
      block ? block.call(made) : made
    end

    def filter(input = nil, output = nil, **options)
      from, to = {}, {}
      options.each do |key, value|
        case key.to_s
        when /\Ain(?:put)?_(.+)\z/ then from[$1.to_sym] = value
        when /\Aout(?:put)?_(.+)\z/ then to[$1.to_sym] = value
        else from[key] = to[key] = value
        end
      end
      source = new(input || ARGF, **from)
      target = new(output || $stdout, **to.reject { |k, _| %i[headers return_headers converters header_converters].include?(k) && !options.key?(:"out_#{k}") })
      source.each do |row|
        yield row
        target << row
      end
    end

    def foreach(path, mode = 'r', **options, &block)
      return to_enum(__method__, path, mode, **options) unless block
      open(path, mode, **options) { |csv| csv.each(&block) }
    end

    def generate(text = nil, **options)
      encoding = options.delete(:encoding)
      text ||= encoding ? String.new(encoding: encoding) : +''
      io = StringIO.new(text)
      io.seek(0, IO::SEEK_END)
      csv = new(io, **options)
      yield csv
      csv.string
    end

    def generate_line(row, **options)
      options = { row_sep: $/ }.merge(options)
      options.delete(:encoding)
      text = +''
      csv = new(text, **options)
      csv << row
      csv.string
    end

    def generate_lines(rows, **options)
      generate(**options) { |csv| rows.each { |row| csv << row } }
    end

    def open(filename, mode = 'r', **options)
      file_options = options.slice(:external_encoding, :internal_encoding, :mode, :perm, :textmode, :binmode, :universal_newline, :invalid, :undef, :replace, :encoding)
      options = options.except(:invalid, :undef, :replace, :mode, :perm, :textmode, :binmode, :universal_newline, :encoding, :external_encoding, :internal_encoding)
      file = File.open(filename, mode, **file_options.except(:invalid, :undef, :replace))
      begin
        csv = new(file, **options)
      rescue Exception
        file.close
        raise
      end
      return csv unless block_given?
      begin
        yield csv
      ensure
        csv.close
      end
    end

    def parse(text, **options, &block)
      csv = new(text, **options)
      return csv.each(&block) if block
      begin
        csv.read
      ensure
        csv.close
      end
    end

    def parse_line(line, **options) = new(line, **options).each.first

    def read(path, **options)
      open(path, **options) { |csv| csv.read }
    end
    alias readlines read

    def table(path, **options)
      read(path, **{ headers: true, converters: :numeric, header_converters: :symbol }.merge(options))
    end
  end

  attr_reader :encoding

  def initialize(data = '', col_sep: ',', row_sep: :auto, quote_char: '"', field_size_limit: nil, max_field_size: nil, converters: nil,
                 unconverted_fields: nil, headers: false, return_headers: false, write_headers: nil, header_converters: nil,
                 skip_blanks: false, force_quotes: false, skip_lines: nil, liberal_parsing: false, internal_field_separator: nil,
                 internal_encoding: nil, external_encoding: nil, encoding: nil, nil_value: nil, empty_value: '', strip: false,
                 quote_empty: true, write_converters: nil, write_nil_value: nil, write_empty_value: '')
    raise ArgumentError.new('Cannot parse nil as CSV') if data.nil?
    @io = data.kind_of?(String) ? StringIO.new(data) : data
    @encoding = (@io.respond_to?(:external_encoding) && @io.external_encoding) || Encoding.default_external
    @col_sep = col_sep.to_s
    @quote_char = quote_char
    raise ArgumentError, ':col_sep must be 1 or more characters: ' + col_sep.inspect if @col_sep.empty?
    raise ArgumentError, ':quote_char has to be nil or a single character String' unless quote_char.nil? || (quote_char.kind_of?(String) && quote_char.length == 1)
    @row_sep_option = row_sep
    @field_size_limit = field_size_limit ? field_size_limit - 1 : max_field_size
    @unconverted_fields = unconverted_fields
    @use_headers = headers
    @return_headers = return_headers
    @write_headers = write_headers
    @skip_blanks = skip_blanks
    @force_quotes = force_quotes
    @skip_lines = skip_lines
    @liberal = liberal_parsing
    @nil_value = nil_value
    @empty_value = empty_value
    @strip = strip
    @quote_empty = quote_empty
    @write_nil = write_nil_value
    @write_empty = write_empty_value
    @converters = gather(converters, Converters)
    @header_converters = gather(header_converters, HeaderConverters)
    @write_converters = gather(write_converters, Converters)
    if skip_lines && !skip_lines.respond_to?(:match)
      raise ArgumentError, ":skip_lines has to respond to #match: #{skip_lines.inspect}"
    end
    @skip_lines = Regexp.new(Regexp.escape(skip_lines)) if skip_lines.kind_of?(String)
    @headers = nil
    @lineno = 0
    @row_number = 0
    write_header_row if @write_headers && @use_headers && @use_headers != true && @use_headers != :first_row
  end

  def col_sep = @col_sep
  def row_sep = @row_sep ||= @row_sep_option == :auto ? guess_row_sep : @row_sep_option.to_s
  def quote_char = @quote_char
  def field_size_limit = @field_size_limit && @field_size_limit + 1
  def max_field_size = @field_size_limit
  def skip_lines = @skip_lines
  def converters = named(@converters, Converters)
  def header_converters = named(@header_converters, HeaderConverters)
  def unconverted_fields? = @unconverted_fields
  def return_headers? = @return_headers
  def write_headers? = @write_headers || false
  def skip_blanks? = @skip_blanks
  def force_quotes? = @force_quotes
  def liberal_parsing? = @liberal ? true : false
  def header_row? = @use_headers && @headers.nil?
  def line = reader.line
  def to_io = @io.respond_to?(:to_io) ? @io.to_io : @io
  def string = @io.string
  def path = @io.respond_to?(:path) ? @io.path : nil
  def lineno = @reader ? @reader.lineno : @lineno

  def headers
    return @headers if @headers
    @use_headers ? true : nil
  end

  extend Forwardable
  def_delegators :@io, :binmode, :close, :close_read, :close_write, :closed?, :external_encoding, :fcntl, :fileno,
                 :flush, :fsync, :internal_encoding, :isatty, :pid, :pos, :pos=, :reopen, :seek, :sync, :sync=, :tell, :truncate, :tty?

  def eof?
    return false if @ahead
    @ahead = [next_row]
    @ahead[0].nil?
  end
  alias eof eof?

  def rewind
    @reader = @ahead = nil
    @headers = nil
    @lineno = 0
    @io.rewind
  end

  def convert(name = nil, &converter)
    @converters.concat(gather(name || converter, Converters))
  end

  def header_convert(name = nil, &converter)
    @header_converters.concat(gather(name || converter, HeaderConverters))
  end

  def <<(row)
    if @headers.nil? && @use_headers && !row.kind_of?(Row) && !row.kind_of?(Hash)
      list = use_given_headers
      if list.nil?
        @headers = row
      end
    elsif @headers.nil? && @use_headers
      use_given_headers || (@headers = row.kind_of?(Row) ? row.headers : row.keys)
      write_header_row if @write_headers && @use_headers == true
    end
    fields =
      case row
      when Row then row.fields
      when Hash then (@headers ||= row.keys).map { |header| row[header] }
      else row
      end
    @row_number += 1
    unless @write_converters.empty?
      fields = fields.each_with_index.map { |f, i| run_converters(@write_converters, f, i, @row_number, @headers) }
    end
    @io << line_of(fields)
    self
  end
  alias add_row <<
  alias puts <<

  def each
    return to_enum(__method__) { nil } unless block_given?
    while (row = shift)
      yield row
    end
    self
  end

  def read
    rows = to_a
    return rows unless @use_headers
    Table.new(rows, headers: @headers.kind_of?(Array) ? @headers : [])
  end
  alias readlines read

  def shift
    if @ahead
      row, = @ahead
      @ahead = nil
      return row
    end
    next_row
  end
  alias gets shift
  alias readline shift

  def inspect
    text = +'#<CSV io_type:'
    text << (@io.equal?($stdout) ? '$stdout' : @io.equal?($stdin) ? '$stdin' : @io.equal?($stderr) ? '$stderr' : @io.class.to_s)
    text << ' io_path:' << path.inspect if path
    text << " encoding:#{@encoding} lineno:#{lineno} col_sep:#{col_sep.inspect} row_sep:#{row_sep.inspect} quote_char:#{quote_char.inspect}"
    text << ' headers:' << headers.inspect if @use_headers
    text << '>'
  end

  private

  def reader
    @reader ||= Reader.new(@io, col_sep: @col_sep, row_sep: row_sep, quote_char: @quote_char, liberal: @liberal, strip: @strip, skip_lines: @skip_lines,
                                skip_blanks: @skip_blanks, nil_value: @nil_value, empty_value: @empty_value, limit: @field_size_limit)
  end

  def gather(given, known)
    list = given.kind_of?(Array) ? given : [given].compact
    list.flat_map do |converter|
      case converter
      when Proc, Method then [converter]
      when Symbol, String
        found = known[converter.to_sym] or raise NoMethodError, "undefined method `arity' for nil:NilClass"
        found.kind_of?(Array) ? gather(found, known) : [found]
      else [converter]
      end
    end
  end

  def named(list, known)
    list.map { |c| known.key(c) || c }
  end

  def next_row
    if @use_headers && @headers.nil?
      given = use_given_headers
      if given.nil?
        fields = reader.next_fields or return nil
        take_headers(fields)
        return header_row(fields) if @return_headers
      elsif @return_headers
        return header_row(given)
      end
    end
    fields = reader.next_fields or return nil
    raw = fields
    quoted = reader.quoted
    unless @converters.empty?
      fields = fields.each_with_index.map { |f, i| f.kind_of?(String) ? run_converters(@converters, f, i, reader.lineno, @headers, quoted[i]) : f }
    end
    row = @use_headers ? Row.new(@headers, fields) : fields
    if @unconverted_fields
      row.singleton_class.define_method(:unconverted_fields) { raw }
    end
    row
  end

  def header_row(texts)
    row = Row.new(@headers, texts, true)
    row.singleton_class.define_method(:unconverted_fields) { texts } if @unconverted_fields
    row
  end

  def use_given_headers
    case @use_headers
    when Array then take_headers(@use_headers)
    when String then take_headers(CSV.parse_line(@use_headers, col_sep: @col_sep, row_sep: row_sep, quote_char: @quote_char))
    end
  end

  def take_headers(fields)
    @headers = fields.each_with_index.map do |field, i|
      field = run_converters(@header_converters, field, i, 0, nil) if field.kind_of?(String) || @use_headers.kind_of?(Array) && field
      field.kind_of?(String) && !field.frozen? ? field.dup.freeze : field
    end.freeze
    fields
  end

  def write_header_row
    list = @headers || use_given_headers
    list ||= @headers
    @io << line_of(@headers || list) unless list.nil?
  end

  def run_converters(list, field, index, line, headers, quoted = false)
    list.each do |converter|
      break if field.nil? || (!field.kind_of?(String) && !list.equal?(@write_converters))
      field =
        if (converter.respond_to?(:arity) ? converter.arity : converter.method(:call).arity) == 1
          converter.call(field)
        else
          converter.call(field, FieldInfo.new(index, line, headers && headers[index], quoted))
        end
      break unless field.kind_of?(String) || list.equal?(@write_converters)
    end
    field
  end

  def line_of(fields)
    fields.each_with_index.map { |field, i| quote(field, i) }.join(@col_sep) + (@row_sep_option == :auto ? (@row_sep || $/) : @row_sep_option.to_s)
  end

  def quote(field, index)
    forced = @force_quotes.kind_of?(Array) ? @force_quotes.any? { |f| f == index || (@headers && @headers[index] == f) } : @force_quotes
    field = @write_nil if field.nil?
    return forced ? '""' : '' if field.nil?
    text = String(field)
    text = @write_empty.to_s if text.empty?
    return text if @quote_char.nil?
    mark = @quote_char
    must = forced || (text.empty? && @quote_empty) || text.match?(/[\r\n]/) || @col_sep.each_char.any? { |c| text.include?(c) } || text.include?(mark) || (@row_sep && text.include?(@row_sep))
    must ? mark + text.gsub(mark, mark * 2) + mark : text
  end

  # The first line end of the text.
  def guess_row_sep
    return $/ if [$stdout, $stderr, STDOUT, STDERR].any? { |io| io.equal?(@io) }
    begin
      start = @io.pos
      head = nil
      text = +''
      while (part = @io.read(1024))
        text << part
        if (head = text[/\r\n|\n|\r(?!\z)/])
          break
        end
      end
      head ||= text[/\r\z/]
      @io.seek(start)
      head || $/
    rescue IOError, Errno::ESPIPE, NoMethodError
      $/
    end
  end
end

# A CSV that stands on a stream, or one made for it.
def CSV(*args, **options, &block)
  CSV.instance(*args, **options, &block)
end

class Array
  def to_csv(**options) = CSV.generate_line(self, **options)
end

class String
  def parse_csv(**options) = CSV.parse_line(self, **options)
end
