class Resolv
  class DNS
    # A question to a name server or its answer.
    class Message
      attr_accessor :id, :qr, :opcode, :aa, :tc, :rd, :ra, :rcode
      attr_reader :question, :answer, :authority, :additional

      def self.decode(bytes) = new.tap { |made| made.read(Reader.new(bytes)) }

      def initialize(id = 0)
        @id = id
        @qr = @opcode = @aa = @tc = @rd = @ra = @rcode = 0
        @question, @answer, @authority, @additional = [], [], [], []
      end

      def add_question(name, type) = @question << [Name.create(name), type]

      def encode
        flags = (@qr << 15) | (@opcode << 11) | (@aa << 10) | (@tc << 9) | (@rd << 8) | (@ra << 7) | @rcode
        bytes = [@id, flags, @question.size, 0, 0, 0].pack('n6')
        @question.each { |name, type| bytes << packed(name) << [type::TypeValue, type::ClassValue].pack('n2') }
        bytes
      end

      def read(reader)
        @id, flags, questions, answers, authorities, additionals = Array.new(6) { reader.short }
        @qr, @opcode, @aa, @tc, @rd, @ra, @rcode = flags[15], (flags >> 11) & 15, flags[10], flags[9], flags[8], flags[7], flags & 15
        questions.times { @question << [reader.name, Resource.of_type(reader.short).tap { reader.short }] }
        { @answer => answers, @authority => authorities, @additional => additionals }.compare_by_identity.each { |list, count| count.times { list << record(reader) } }
      end

      private

      def packed(name)
        name.to_a.each { |label| raise EncodeError, "label too long: #{label}" if label.bytesize > 63 }
        name.to_a.map { |label| [label.bytesize].pack('C') + label.b }.join + "\0".b
      end

      def record(reader)
        name = reader.name
        type, _, ttl, length = reader.short, reader.short, reader.long, reader.short
        till = reader.position + length
        resource = Resource.of_type(type).read(reader, length)
        resource.instance_variable_set(:@ttl, ttl)
        reader.position = till
        [name, ttl, resource]
      end

      # The bytes of a message, read field by field.
      class Reader
        attr_accessor :position

        def initialize(bytes)
          @bytes = bytes.b
          @position = 0
        end

        def bytes(count)
          found = @bytes.byteslice(@position, count)
          raise DecodeError, 'limit exceeded' if found.nil? || found.bytesize < count
          @position += count
          found
        end

        def byte = bytes(1).ord

        def short = bytes(2).unpack1('n')

        def long = bytes(4).unpack1('N')

        def text = bytes(byte)

        # Labels up to the empty one; two high bits mean that the name goes on elsewhere.
        def name
          labels = []
          back = nil
          until (length = byte).zero?
            if length & 0xc0 == 0xc0
              target = ((length & 0x3f) << 8) | byte
              back ||= @position
              raise DecodeError, 'non-backward name pointer' if target >= @position - 2
              @position = target
            else
              labels << bytes(length)
              raise DecodeError, 'name too long' if labels.size > 127
            end
          end
          @position = back if back
          Name.new(labels, true)
        end
      end
      private_constant :Reader
    end
  end
end
