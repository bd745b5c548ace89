require 'resolv/records'
require 'resolv/message'

class Resolv
  # Questions to name servers, by UDP and, when the answer is too long for that, by TCP.
  class DNS
    Port = 53
    UDPSize = 512
    TIMEOUTS = [5, 5].freeze
    private_constant :TIMEOUTS

    class RequestError < StandardError; end
    class DecodeError < StandardError; end
    class EncodeError < StandardError; end

    def self.open(*arguments)
      made = new(*arguments)
      return made unless block_given?
      begin
        yield made
      ensure
        made.close
      end
    end

    attr_reader :timeouts

    def initialize(config = nil)
      @config = config
    end

    def timeouts=(seconds)
      @timeouts = seconds && Array(seconds)
      raise ArgumentError, 'Invalid timeout' if @timeouts&.any? { |second| !second.kind_of?(Numeric) || second.negative? }
    end

    def close = nil

    def lazy_initialize = self

    def getaddress(name)
      each_address(name) { |address| return address }
      raise ResolvError, "DNS result has no information for #{name}"
    end

    def getaddresses(name) = [].tap { |list| each_address(name) { |address| list << address } }

    def each_address(name)
      [Resource::IN::A, Resource::IN::AAAA].each { |type| each_resource(name, type) { |resource| yield resource.address } }
    end

    def getname(address)
      each_name(address) { |name| return name }
      raise ResolvError, "DNS result has no information for #{address}"
    end

    def getnames(address) = [].tap { |list| each_name(address) { |name| list << name } }

    def each_name(address)
      name = case address
             when Name then address
             when IPv4, IPv6 then address.to_name
             when IPv4::Regex then IPv4.create(address).to_name
             when IPv6::Regex then IPv6.create(address).to_name
             else raise ResolvError, "cannot interpret as address: #{address}"
             end
      each_resource(name, Resource::IN::PTR) { |resource| yield resource.name }
    end

    def getresource(name, type)
      each_resource(name, type) { |resource| return resource }
      raise ResolvError, "DNS result has no information for #{name}"
    end

    def getresources(name, type) = [].tap { |list| each_resource(name, type) { |resource| list << resource } }

    def each_resource(name, type, &block)
      candidates(name).each do |candidate|
        answer = ask(candidate, type) or next
        found = resources_in(answer, candidate, type)
        next if found.empty?
        found.each(&block)
        return
      end
      nil
    end

    private

    def settings
      @settings ||= begin
        given = @config.kind_of?(Hash) ? @config : self.class.__send__(:read_settings, @config || '/etc/resolv.conf')
        servers = given[:nameserver_port] || Array(given[:nameserver] || '127.0.0.1').map { |host| [host, Port] }
        { servers: servers, search: Array(given[:search]).map { |domain| Name.create(domain.end_with?('.') ? domain : "#{domain}.") }, ndots: given[:ndots] || 1 }
      end
    end

    def self.read_settings(file)
      found = { nameserver: [], search: [] }
      return found.merge(nameserver: nil) unless File.file?(file)
      File.foreach(file) do |line|
        keyword, *words = line.sub(/[#;].*/, '').split
        case keyword
        when 'nameserver' then found[:nameserver].concat(words)
        when 'search', 'domain' then found[:search] = words
        when 'options' then words.each { |word| found[:ndots] = $1.to_i if word =~ /\Andots:(\d+)\z/ }
        end
      end
      found[:nameserver] = nil if found[:nameserver].empty?
      found
    end
    private_class_method :read_settings

    # The names to ask for: as it is, and within the domains of the search list.
    def candidates(name)
      name = Name.create(name)
      return [name] if name.absolute?
      itself = Name.new(name.to_a, true)
      listed = settings[:search].map { |domain| Name.new(name.to_a + domain.to_a, true) }
      name.length > settings[:ndots] ? [itself, *listed] : [*listed, itself]
    end

    # The answer of the first server that gives one; nil when the name is not known.
    def ask(name, type)
      waits = @timeouts || TIMEOUTS
      waits.each do |seconds|
        settings[:servers].each do |host, port|
          answer = exchange(host, port, name, type, seconds) or next
          return answer if answer.rcode.zero?
          return nil if answer.rcode == 3
        end
      end
      raise ResolvTimeout if waits.any?
      nil
    end

    def exchange(host, port, name, type, seconds)
      question = Message.new(SecureRandom.random_number(65_536))
      question.rd = 1
      question.add_question(name, type)
      bytes = question.encode
      answer = by_udp(host, port, bytes, question.id, seconds) or return nil
      answer.tc == 1 ? by_tcp(host, port, bytes, seconds) || answer : answer
    rescue SystemCallError, SocketError
      nil
    end

    def by_udp(host, port, bytes, id, seconds)
      UDPSocket.open(host.include?(':') ? Socket::AF_INET6 : Socket::AF_INET) do |socket|
        socket.connect(host, port)
        socket.send(bytes, 0)
        till = Process.clock_gettime(Process::CLOCK_MONOTONIC) + seconds
        while (left = till - Process.clock_gettime(Process::CLOCK_MONOTONIC)).positive? && IO.select([socket], nil, nil, left)
          answer = Message.decode(socket.recv(65_536))
          return answer if answer.id == id && answer.qr == 1
        end
      end
      nil
    rescue DecodeError
      nil
    end

    def by_tcp(host, port, bytes, seconds)
      TCPSocket.open(host, port, connect_timeout: seconds) do |socket|
        socket.write([bytes.bytesize].pack('n') + bytes)
        return nil unless IO.select([socket], nil, nil, seconds)
        length = socket.read(2)&.unpack1('n') or return nil
        Message.decode(socket.read(length))
      end
    rescue DecodeError
      nil
    end

    # The resources of a type for a name, aliases followed.
    def resources_in(answer, name, type)
      8.times do
        found = answer.answer.filter_map { |owner, _, resource| resource if owner == name && (type == Resource::IN::ANY || resource.kind_of?(type)) }
        return found unless found.empty?
        link = answer.answer.find { |owner, _, resource| owner == name && resource.kind_of?(Resource::IN::CNAME) } or return []
        name = link[2].name
      end
      []
    end
  end
end
