class Resolv
  # An IPv4 address.
  class IPv4
    Regex256 = /0|1(?:[0-9][0-9]?)?|2(?:[0-4][0-9]?|5[0-5]?|[6-9])?|[3-9][0-9]?/x
    Regex = /\A(?:#{Regex256})\.(?:#{Regex256})\.(?:#{Regex256})\.(?:#{Regex256})\z/

    attr_reader :address

    def self.create(given)
      return given if given.kind_of?(IPv4)
      raise ArgumentError, "cannot interpret as IPv4 address: #{given.inspect}" unless Regex.match?(given.to_s)
      new(given.split('.').map(&:to_i).pack('C4'))
    end

    def initialize(address)
      raise ArgumentError, 'IPv4 address must be 4 bytes' unless address.kind_of?(String) && address.bytesize == 4
      @address = address.b
    end

    def to_s = @address.unpack('C4').join('.')

    def inspect = "#<#{self.class} #{self}>"

    def to_name = DNS::Name.create("#{@address.unpack('C4').reverse.join('.')}.in-addr.arpa.")

    def ==(other) = other.kind_of?(IPv4) && @address == other.address

    alias eql? ==

    def hash = @address.hash
  end

  # An IPv6 address.
  class IPv6
    Regex_8Hex = /(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}/
    Regex_CompressedHex = /(?:(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?)::(?:(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?)/
    Regex = /\A(?:#{Regex_8Hex}|#{Regex_CompressedHex})(?:%[-0-9A-Za-z._~]+)?\z/

    attr_reader :address

    def self.create(given)
      return given if given.kind_of?(IPv6)
      raise ArgumentError, "not numeric IPv6 address: #{given}" unless Regex.match?(given.to_s)
      head, tail = given.sub(/%.*/, '').split('::', 2).map { |half| half.split(':').map(&:hex) }
      tail ||= []
      head ||= []
      groups = given.include?('::') ? head + [0] * (8 - head.size - tail.size) + tail : head
      new(groups.pack('n8'))
    end

    def initialize(address)
      raise ArgumentError, 'IPv6 address must be 16 bytes' unless address.kind_of?(String) && address.bytesize == 16
      @address = address.b
    end

    def to_s = Socket.__send__(:__address_text, @address)

    def inspect = "#<#{self.class} #{self}>"

    def to_name = DNS::Name.create("#{@address.unpack1('H*').reverse.chars.join('.')}.ip6.arpa.")

    def ==(other) = other.kind_of?(IPv6) && @address == other.address

    alias eql? ==

    def hash = @address.hash
  end

  class DNS
    # A domain name as its labels.
    class Name
      def self.create(given)
        case given
        when Name then given
        when String then new(given.split('.'), given.end_with?('.'))
        else raise ArgumentError, "cannot interpret as DNS name: #{given.inspect}"
        end
      end

      def initialize(labels, absolute = true)
        @labels = labels.map(&:to_s)
        @absolute = absolute
      end

      def absolute? = @absolute

      def length = @labels.length

      def [](index) = @labels[index]

      def to_a = @labels

      def to_s = @labels.join('.')

      def inspect = "#<#{self.class}: #{self}#{'.' if @absolute}>"

      def ==(other) = other.kind_of?(Name) && @absolute == other.absolute? && to_s.casecmp?(other.to_s)

      alias eql? ==

      def hash = to_s.downcase.hash

      def subdomain_of?(other)
        other = Name.create(other)
        @absolute == other.absolute? && other.length < length && @labels.last(other.length).map(&:downcase) == other.to_a.map(&:downcase)
      end
    end

    # What a name server knows of a name; a class for each type.
    class Resource
      attr_reader :ttl

      def ==(other) = other.class == self.class && fields == other.fields

      alias eql? ==

      def hash = fields.hash

      protected

      def fields = (instance_variables - [:@ttl]).map { |name| instance_variable_get(name) }

      public

      # A type that is not known here: its bytes.
      class Generic < Resource
        attr_reader :data

        def initialize(data)
          @data = data
        end

        def self.read(reader, length) = new(reader.bytes(length))
      end

      # Kinds of resources by what they hold; the reader's methods name the fields.
      module Shape
        def self.of(*fields)
          Class.new(Resource) do
            fields.each { |name, _| attr_reader name }
            define_method(:initialize) { |*values| fields.each_with_index { |(name, kind), index| instance_variable_set(:"@#{name}", kind == :name ? Name.create(values[index]) : values[index]) } }
            define_singleton_method(:read) { |reader, _length| new(*fields.map { |_, kind| reader.public_send(kind) }) }
          end
        end
      end
      private_constant :Shape

      # Resources of the internet.
      module IN
        ClassValue = 1
      end

      { NS: [2, [[:name, :name]]], CNAME: [5, [[:name, :name]]], PTR: [12, [[:name, :name]]],
        SOA: [6, [[:mname, :name], [:rname, :name], [:serial, :long], [:refresh, :long], [:retry, :long], [:expire, :long], [:minimum, :long]]],
        HINFO: [13, [[:cpu, :text], [:os, :text]]], MX: [15, [[:preference, :short], [:exchange, :name]]] }.each do |name, (number, fields)|
        kind = const_set(name, Shape.of(*fields))
        kind.const_set(:TypeValue, number)
        IN.const_set(name, Class.new(kind) { const_set(:ClassValue, 1) })
      end

      # Texts about a name.
      class TXT < Resource
        TypeValue = 16
        attr_reader :strings

        def initialize(first, *rest)
          @strings = [first, *rest]
        end

        def data = @strings.join

        def self.read(reader, length)
          till = reader.position + length
          list = []
          list << reader.text while reader.position < till
          new(*list)
        end
      end

      module IN
        # An IPv4 address of a name.
        class A < Resource
          TypeValue = 1
          ClassValue = 1
          attr_reader :address

          def initialize(address)
            @address = IPv4.create(address)
          end

          def self.read(reader, _length) = new(IPv4.new(reader.bytes(4)))
        end

        # An IPv6 address of a name.
        class AAAA < Resource
          TypeValue = 28
          ClassValue = 1
          attr_reader :address

          def initialize(address)
            @address = IPv6.create(address)
          end

          def self.read(reader, _length) = new(IPv6.new(reader.bytes(16)))
        end

        # Where a service is.
        class SRV < Resource
          TypeValue = 33
          ClassValue = 1
          attr_reader :priority, :weight, :port, :target

          def initialize(priority, weight, port, target)
            @priority, @weight, @port, @target = priority, weight, port, Name.create(target)
          end

          def self.read(reader, _length) = new(reader.short, reader.short, reader.short, reader.name)
        end

        # All types, in questions.
        class ANY < Resource
          TypeValue = 255
          ClassValue = 1
        end

        class TXT < Resource::TXT
          ClassValue = 1
        end
      end

      def self.of_type(number)
        @by_number ||= IN.constants.map { |name| IN.const_get(name) }.grep(Class).to_h { |kind| [kind::TypeValue, kind] }
        @by_number[number] || Generic
      end
    end
  end
end
