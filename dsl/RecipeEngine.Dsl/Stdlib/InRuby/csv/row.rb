class CSV
  # Fields with their headers.
  class Row
    include Enumerable
    attr_reader :row
    protected :row

    def initialize(headers, fields, header_row = false)
      @header_row = header_row
      headers, fields = [headers, fields].map { |list| list.map { |h| h.kind_of?(String) && !h.frozen? && list.equal?(headers) ? h.dup.freeze : h } }
      @row = headers.size >= fields.size ? headers.zip(fields.each_entry.first(headers.size)) : fields.zip(headers).map { |f, h| [h, f] }
    end

    def initialize_copy(other)
      super
      @row = @row.map(&:dup)
    end

    def header_row? = @header_row
    def field_row? = !@header_row
    def headers = @row.map(&:first)

    def field(header_or_index, minimum_index = 0)
      finder = header_or_index.kind_of?(Integer) || header_or_index.kind_of?(Range) ? :[] : :assoc
      if header_or_index.kind_of?(Range)
        found = @row[minimum_index..][header_or_index]
        return found && found.map(&:last)
      end
      found = @row[minimum_index..].public_send(finder, header_or_index)
      found.nil? ? nil : found.last
    end
    alias [] field

    def fetch(header, *default)
      raise ArgumentError, 'Too many arguments' if default.length > 1
      pair = @row.assoc(header)
      return pair.last if pair
      return yield(header) if block_given?
      raise KeyError, "key not found: #{header}" if default.empty?
      default.first
    end

    def has_key?(header) = !@row.assoc(header).nil?
    alias include? has_key?
    alias key? has_key?
    alias member? has_key?
    alias header? has_key?

    def []=(*args)
      value = args.pop
      if args.first.kind_of?(Integer)
        if @row[args.first].nil?
          @row[args.first] = [nil, value]
          @row.map! { |pair| pair.nil? ? [nil, nil] : pair }
        else
          @row[args.first][1] = value
        end
      else
        at = index(*args)
        if at.nil?
          self << [args.first, value]
        else
          @row[at][1] = value
        end
      end
    end

    def <<(arg)
      @row << (arg.kind_of?(Array) && arg.size == 2 ? arg : [nil, arg])
      self
    end

    def push(*args)
      args.each { |arg| self << arg }
      self
    end

    def delete(header_or_index, minimum_index = 0)
      if header_or_index.kind_of?(Integer)
        @row.delete_at(header_or_index)
      elsif (at = index(header_or_index, minimum_index))
        @row.delete_at(at)
      else
        []
      end
    end

    def delete_if(&block)
      return enum_for(__method__) { size } unless block
      @row.delete_if(&block)
      self
    end

    def fields(*headers_and_or_indices)
      return @row.map(&:last) if headers_and_or_indices.empty?
      headers_and_or_indices.inject([]) do |all, wanted|
        all + if wanted.kind_of?(Range)
                @row.map(&:last)[range_of(wanted)] || []
              else
                [field(*Array(wanted))]
              end
      end
    end
    alias values_at fields

    def index(header, minimum_index = 0)
      at = headers[minimum_index..].index(header)
      at.nil? ? nil : at + minimum_index
    end

    def field?(data) = fields.include?(data)

    def each_pair(&block)
      return enum_for(__method__) { size } unless block
      @row.each(&block)
      self
    end
    alias each each_pair

    def ==(other)
      return @row == other.row if other.kind_of?(Row)
      @row == other
    end

    def to_h
      @row.each_with_object({}) { |(header, value), hash| hash[header] = value unless hash.key?(header) }
    end
    alias to_hash to_h

    def deconstruct_keys(_keys) = to_h.transform_keys(&:to_sym)
    alias to_ary to_a
    def deconstruct = fields
    def slice(*keys) = to_h.slice(*keys)
    def size = @row.size
    alias length size
    def empty? = @row.empty?

    def dig(index_or_header, *more)
      found = field(index_or_header)
      more.empty? || found.nil? ? found : found.dig(*more)
    end

    def to_csv(**options) = fields.to_csv(**options)
    alias to_s to_csv

    def inspect
      '#<CSV::Row ' + map { |header, field| "#{header.kind_of?(Symbol) ? header.to_s : header.inspect}:#{field.inspect}" }.join(' ') + '>'
    end

    private

    def range_of(range)
      ends = [range.begin, range.end].map { |edge| edge.kind_of?(Integer) || edge.nil? ? edge : index(edge) }
      Range.new(*ends, range.exclude_end?)
    end
  end
end
