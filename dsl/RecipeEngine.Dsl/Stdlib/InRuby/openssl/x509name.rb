module OpenSSL
  module X509
    class NameError < OpenSSLError; end

    # A distinguished name.
    class Name
      include Comparable
      COMPAT = 0
      RFC2253 = 17_892_119
      ONELINE = 8_520_479
      MULTILINE = 44_302_342
      OBJECT_TYPE_TEMPLATE = Hash.new(ASN1::UTF8STRING).merge('C' => 19, 'countryName' => 19, 'serialNumber' => 19, 'dnQualifier' => 19, 'DC' => 22, 'domainComponent' => 22, 'emailAddress' => 22)

      def self.parse_openssl(text, template = OBJECT_TYPE_TEMPLATE)
        parts = text.start_with?('/') ? text[1..].split(%r{(?<!\\)/}) : text.split(/,\s*/)
        new(parts.map { |part| part.split('=', 2) }, template)
      end

      def self.parse_rfc2253(text, template = OBJECT_TYPE_TEMPLATE)
        new(text.split(/(?<!\\),\s*/).map { |part| part.split('=', 2).map { |t| t.gsub(/\\(.)/, '\1') } }.reverse, template)
      end

      class << self
        alias parse parse_openssl
      end

      def initialize(source = nil, template = OBJECT_TYPE_TEMPLATE)
        @entries = []
        case source
        when nil then nil
        when Array then source.each { |oid, value, type| add_entry(oid, value, type || template[oid]) }
        when Name then @entries = source.to_a
        else
          tree = source.kind_of?(String) ? ASN1.decode(source) : source
          tree.value.each { |set| set.value.each { |pair| @entries << [ASN1.short_name(ASN1.number_of(pair.value[0].value)) || pair.value[0].value, pair.value[1].value, pair.value[1].tag] } }
        end
      rescue ASN1::ASN1Error => e
        raise NameError, e.message
      end

      def add_entry(oid, value, type = nil, loc: nil, set: nil)
        raise TypeError, 'no implicit conversion of nil into String' if value.nil?
        number = ASN1.number_of(oid)
        @entries << [ASN1.short_name(number) || number, value.to_s, type || OBJECT_TYPE_TEMPLATE[oid]]
        self
      rescue ASN1::ASN1Error
        raise NameError, 'X509_NAME_add_entry_by_txt: invalid field name'
      end

      def to_a = @entries.map(&:dup)

      def to_s(format = nil)
        case format
        when nil, COMPAT then @entries.map { |name, value, _| "/#{name}=#{value}" }.join
        when RFC2253 then to_utf8
        else @entries.map { |name, value, _| "#{name} = #{value}" }.join(', ')
        end
      end

      def to_utf8 = @entries.reverse.map { |name, value, _| "#{name}=#{value.gsub(/[,+"\\<>;]/) { |c| "\\#{c}" }}" }.join(',')
      def inspect = "#<OpenSSL::X509::Name #{to_utf8}>"

      def to_der
        kinds = { 12 => ASN1::UTF8String, 19 => ASN1::PrintableString, 22 => ASN1::IA5String, 20 => ASN1::T61String, 30 => ASN1::BMPString }
        ASN1::Sequence(@entries.map { |name, value, type| ASN1::Set([ASN1::Sequence([ASN1::ObjectId(name), (kinds[type] || ASN1::UTF8String).new(value)])]) }).to_der
      end

      def <=>(other)
        return nil unless other.kind_of?(Name)
        to_a.map { |name, value, _| [name, value] } <=> other.to_a.map { |name, value, _| [name, value] }
      end
      alias cmp <=>

      def eql?(other) = other.kind_of?(Name) && (self <=> other).zero?
      def hash = to_s.hash
      def hash_old = Digest::MD5.digest(to_der).unpack1('V')
    end
  end
end
