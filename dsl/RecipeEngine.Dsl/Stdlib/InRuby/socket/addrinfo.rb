# An address of a socket, with what it is for.
class Addrinfo
  attr_reader :afamily, :pfamily, :socktype, :protocol, :canonname

  class << self
    def tcp(host, port) = getaddrinfo(host, port, nil, :STREAM, Socket::IPPROTO_TCP)[0]

    def udp(host, port) = getaddrinfo(host, port, nil, :DGRAM, Socket::IPPROTO_UDP)[0]

    def ip(host) = new(getaddrinfo(host, 0, nil, :STREAM)[0].to_sockaddr, nil, 0, 0)

    def unix(path, type = :STREAM) = new(Socket.pack_sockaddr_un(path), Socket::PF_UNIX, type, 0)

    def getaddrinfo(host, service, family = nil, type = nil, protocol = nil, flags = nil, timeout: nil)
      Socket.send(:entries, host, service, family, type, protocol, flags).map do |bytes, port, kind, proto|
        made = new(Socket.pack_sockaddr_in(port, Socket.send(:__address_text, bytes)), nil, kind, proto)
        made.instance_variable_set(:@canonname, host) if flags.to_i & Socket::AI_CANONNAME != 0
        made.instance_variable_set(:@inspectname, host) if host.kind_of?(String) && host != made.ip_address
        made
      end
    end

    def foreach(*arguments, **options, &block) = getaddrinfo(*arguments, **options).each(&block)
  end

  def initialize(address, family = nil, socktype = nil, protocol = nil)
    if address.kind_of?(Array)
      address = from_array(address)
    else
      address = address.to_str
      raise ArgumentError, 'bad sockaddr' if address.bytesize < 2
    end
    @sockaddr = address.b
    @afamily = @sockaddr.unpack1('S')
    @pfamily = family.nil? ? @afamily : Socket.send(:family_number, family)
    @socktype = socktype.nil? ? @array_type || 0 : Socket.send(:type_number, socktype)
    @protocol = protocol.to_i
    remove_instance_variable(:@array_type) if @array_type
  end

  def to_sockaddr = @sockaddr.dup
  alias to_s to_sockaddr

  def ip? = ipv4? || ipv6?
  def ipv4? = @afamily == Socket::AF_INET
  def ipv6? = @afamily == Socket::AF_INET6
  def unix? = @afamily == Socket::AF_UNIX

  def ip_unpack = [ip_address, ip_port]

  def ip_address
    raise SocketError, 'need IPv4 or IPv6 address' unless ip?
    Socket.unpack_sockaddr_in(@sockaddr)[1]
  end

  def ip_port
    raise SocketError, 'need IPv4 or IPv6 address' unless ip?
    Socket.unpack_sockaddr_in(@sockaddr)[0]
  end

  def unix_path
    raise SocketError, 'need AF_UNIX address' unless unix?
    Socket.unpack_sockaddr_un(@sockaddr)
  end

  def ipv4_loopback? = ipv4? && bytes[0] == 127
  def ipv4_private? = ipv4? && (bytes[0] == 10 || bytes[0, 2] == [192, 168] || (bytes[0] == 172 && bytes[1].between?(16, 31)))
  def ipv4_multicast? = ipv4? && bytes[0].between?(224, 239)
  def ipv6_loopback? = ipv6? && bytes == [0] * 15 + [1]
  def ipv6_unspecified? = ipv6? && bytes.all?(0)
  def ipv6_linklocal? = ipv6? && bytes[0] == 0xfe && bytes[1] & 0xc0 == 0x80
  def ipv6_sitelocal? = ipv6? && bytes[0] == 0xfe && bytes[1] & 0xc0 == 0xc0
  def ipv6_unique_local? = ipv6? && bytes[0] & 0xfe == 0xfc
  def ipv6_multicast? = ipv6? && bytes[0] == 0xff
  def ipv6_v4mapped? = ipv6? && bytes[0, 12] == [0] * 10 + [255, 255]
  def ipv6_v4compat? = ipv6? && bytes[0, 12].all?(0) && bytes[12..].pack('C4').unpack1('N') > 1
  { nodelocal: 1, linklocal: 2, sitelocal: 5, orglocal: 8, global: 14 }.each { |name, scope| define_method(:"ipv6_mc_#{name}?") { ipv6_multicast? && bytes[1] & 15 == scope } }

  def ipv6_to_ipv4
    return nil unless ipv6_v4mapped? || ipv6_v4compat?
    Addrinfo.new(Socket.pack_sockaddr_in(0, bytes[12..].join('.')), Socket::PF_INET, socktype, protocol)
  end

  def getnameinfo(flags = 0) = unix? ? [Socket.gethostname, unix_path] : Socket.getnameinfo(@sockaddr, flags)

  def inspect_sockaddr
    if unix?
      path = unix_path
      path.start_with?('/') ? path : "UNIX #{path}"
    elsif ip?
      address, port = ip_unpack
      port.zero? ? address : ipv6? ? "[#{address}]:#{port}" : "#{address}:#{port}"
    else
      "unknown address family #{@afamily}"
    end
  end

  def inspect
    kind = ip? && @protocol == 6 && @socktype == 1 ? ' TCP' : ip? && @protocol == 17 && @socktype == 2 ? ' UDP' : kind_words
    family = @pfamily == @afamily ? '' : " #{Socket.send(:name_of_number, @pfamily, 'PF_') || "PF_#{@pfamily}"}"
    "#<Addrinfo: #{inspect_sockaddr}#{family}#{kind}#{" (#{@inspectname})" if @inspectname}>"
  end

  def ==(other) = other.kind_of?(Addrinfo) && [other.to_sockaddr, other.pfamily, other.socktype, other.protocol] == [to_sockaddr, pfamily, socktype, protocol]

  def marshal_dump
    where = unix? ? unix_path : [ip_address, ip_port.to_s]
    name = ->(number, prefix) { number.zero? ? number : Socket.send(:name_of_number, number, prefix) || number }
    proto = { 6 => 'IPPROTO_TCP', 17 => 'IPPROTO_UDP' }.fetch(@protocol, @protocol)
    [name.(@afamily, 'AF_'), where, name.(@pfamily, 'PF_'), name.(@socktype, 'SOCK_'), proto, @canonname, @inspectname]
  end

  def marshal_load(parts)
    family, where, pfamily, type, protocol, @canonname, @inspectname = parts
    packed = family == 'AF_UNIX' ? Socket.pack_sockaddr_un(where) : Socket.pack_sockaddr_in(where[1], where[0])
    initialize(packed, pfamily, type, protocol.kind_of?(String) ? Socket.const_get(protocol) : protocol)
  end

  def family_addrinfo(*parts)
    raise ArgumentError, 'no address specified' if parts.empty?
    return check_family(parts[0]) if parts[0].kind_of?(Addrinfo)
    return Addrinfo.getaddrinfo(parts[0], parts[1], pfamily, socktype, protocol)[0] if ip? && parts.size == 2
    return Addrinfo.unix(parts[0]) if unix? && parts.size == 1
    raise ArgumentError, ip? ? 'no port specified' : 'too many arguments'
  end

  def connect(timeout: nil, &block) = connect_internal(nil, timeout: timeout, &block)

  def connect_from(*local, timeout: nil, &block) = connect_internal(family_addrinfo(*local), timeout: timeout, &block)

  def connect_to(*remote, timeout: nil, &block)
    remote = family_addrinfo(*remote)
    remote.connect_from(self, timeout: timeout, &block)
  end

  def bind(&block)
    with_socket(block) do |socket|
      socket.ipv6only! if ipv6?
      socket.setsockopt(:SOCKET, :REUSEADDR, 1)
      socket.bind(self)
    end
  end

  def listen(backlog = Socket::SOMAXCONN, &block)
    with_socket(block) do |socket|
      socket.ipv6only! if ipv6?
      socket.setsockopt(:SOCKET, :REUSEADDR, 1) if ip?
      socket.bind(self)
      socket.listen(backlog)
    end
  end

  private

  def bytes = @sockaddr.byteslice(ipv4? ? 4 : 8, ipv4? ? 4 : 16).bytes

  def kind_words
    type = @socktype.zero? ? '' : " #{Socket.send(:name_of_number, @socktype, 'SOCK_') || "unknown socktype (#{@socktype})"}"
    type + (@protocol.zero? ? '' : " #{ip? ? { 6 => 'TCP', 17 => 'UDP', 1 => 'ICMP' }[@protocol] || "unknown protocol (#{@protocol})" : "UNIX unknown protocol (#{@protocol})".delete_prefix('UNIX ')}")
  end

  def from_array(parts)
    family, port, host, numeric = parts
    name = family.kind_of?(Integer) ? family : Socket.send(:family_number, family)
    case name
    when Socket::AF_INET, Socket::AF_INET6
      raise ArgumentError, 'bad sockaddr' unless port
      Socket.send(:entries, numeric || host, port, name, :STREAM, nil, Socket::AI_NUMERICHOST).then { |found| @array_type = nil; Socket.pack_sockaddr_in(found[0][1], Socket.send(:__address_text, found[0][0])) }
    when Socket::AF_UNIX
      @array_type = Socket::SOCK_STREAM
      Socket.pack_sockaddr_un(port)
    else raise ArgumentError, "unexpected address family"
    end
  end

  def check_family(other)
    raise ArgumentError, 'Addrinfo type mismatch' if other.pfamily != pfamily || other.socktype != socktype
    other
  end

  def connect_internal(local, timeout: nil, &block)
    with_socket(block) do |socket|
      socket.bind(local) if local
      socket.__send__(:__connect, to_sockaddr, "connect(2) for #{inspect_sockaddr}", true, timeout)
    end
  end

  def with_socket(block)
    socket = Socket.new(pfamily, socktype, protocol)
    begin
      yield socket
    rescue Exception
      socket.close
      raise
    end
    return socket unless block
    begin
      block.call(socket)
    ensure
      socket.close unless socket.closed?
    end
  end
end
