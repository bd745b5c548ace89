# Addresses as the kernel has them, names and services.
class Socket
  class << self
    def pack_sockaddr_in(port, host)
      number = service_number(port)
      bytes = address_bytes(host)
      return [AF_INET].pack('S') + [number].pack('n') + bytes + "\0".b * 8 if bytes.bytesize == 4
      [AF_INET6].pack('S') + [number, 0].pack('nN') + bytes + [0].pack('L')
    end
    alias sockaddr_in pack_sockaddr_in

    def unpack_sockaddr_in(address)
      address = address.to_sockaddr if address.kind_of?(Addrinfo)
      family, port = address.unpack('Sn')
      case family
      when AF_INET then [port, __address_text(address.byteslice(4, 4))]
      when AF_INET6 then [port, __address_text(address.byteslice(8, 16))]
      else raise ArgumentError, 'not an AF_INET/AF_INET6 sockaddr'
      end
    end

    def pack_sockaddr_un(path)
      path = path.to_str
      raise ArgumentError, "too long unix socket path (#{path.bytesize}bytes given but 108bytes max)" if path.bytesize > 108
      [AF_UNIX].pack('S') + path.b.ljust(108, "\0")
    end
    alias sockaddr_un pack_sockaddr_un

    def unpack_sockaddr_un(address)
      address = address.to_sockaddr if address.kind_of?(Addrinfo)
      raise ArgumentError, 'not an AF_UNIX sockaddr' unless address.bytesize >= 2 && address.unpack1('S') == AF_UNIX
      unix_path(address)
    end

    # [family's name, port, host, address, family, type, protocol] of each address.
    def getaddrinfo(host, service, family = nil, type = nil, protocol = nil, flags = nil, reverse_lookup = nil)
      entries(host, service, family, type, protocol, flags).map do |bytes, port, kind, proto|
        text = __address_text(bytes)
        name = reverse?(reverse_lookup) ? __name_of(bytes) || text : text
        [bytes.bytesize == 4 ? 'AF_INET' : 'AF_INET6', port, name, text, bytes.bytesize == 4 ? AF_INET : AF_INET6, kind, proto]
      end
    end

    def getnameinfo(address, flags = 0)
      if address.kind_of?(Array)
        family, port, host, numeric = address
        bytes = entries(numeric || host, nil, family, 1, nil, nil)[0][0]
        port = service_number(port)
      else
        raise SocketError, 'ai_family not supported' unless [AF_INET, AF_INET6].include?(address.unpack1('S'))
        port, text = unpack_sockaddr_in(address)
        bytes = address_bytes(text)
      end
      name = flags & NI_NUMERICHOST == 0 ? __name_of(bytes) : nil
      service = flags & NI_NUMERICSERV == 0 ? service_name(port, flags & NI_DGRAM == 0 ? 'tcp' : 'udp') : nil
      [name || __address_text(bytes), service || port.to_s]
    end

    def gethostbyname(host)
      found = __resolve(host)
      raise SocketError, 'getaddrinfo: Name or service not known' if found.empty?
      size = found[0].bytesize
      [host, [], size == 4 ? AF_INET : AF_INET6, *found.select { |bytes| bytes.bytesize == size }]
    end

    def gethostbyaddr(bytes, family = AF_INET)
      name = __name_of(bytes) or raise SocketError, 'host not found'
      [name, [], family_number(family), bytes]
    end

    def getservbyname(name, protocol = 'tcp')
      services { |service, port, kind, aliases| return port if kind == protocol && (service == name || aliases.include?(name)) }
      raise SocketError, "no such service #{name}/#{protocol}"
    end

    def getservbyport(port, protocol = 'tcp')
      service_name(port, protocol) or raise SocketError, "no such service for port #{port}/#{protocol}"
    end

    def ip_address_list = __interfaces.map { |_, bytes, _| Addrinfo.ip(__address_text(bytes)) }

    private :__resolve, :__name_of, :__address_text, :__interfaces

    private

    def reverse?(given)
      case given
      when nil then !BasicSocket.do_not_reverse_lookup
      when true, :hostname then true
      when false, :numeric then false
      when Symbol then raise ArgumentError, "invalid reverse_lookup flag: #{given.inspect}"
      else raise TypeError, "wrong argument type #{given.class} (expected true, false, :hostname, or :numeric)"
      end
    end

    def unix_path(address) = (address.byteslice(2..) || '').then { |path| path.start_with?("\0") ? path.sub(/\0+\z/, '') : path[/\A[^\0]*/] }.force_encoding(Encoding.find('filesystem'))

    # The first address of a host as bytes.
    def address_bytes(host)
      case host
      when nil then "\x7F\0\0\1".b
      when '' then "\0\0\0\0".b
      when '<any>' then "\0\0\0\0".b
      when '<broadcast>' then "\xFF\xFF\xFF\xFF".b
      when Integer then [host].pack('N')
      else
        name = host.to_str
        __resolve(name)[0] or raise SocketError, 'getaddrinfo: Name or service not known'
      end
    end

    def service_number(service, protocol = nil)
      case service
      when nil, '' then 0
      when Integer then service & 0xffff
      when /\A\d+\z/ then service.to_i & 0xffff
      else
        name = service.respond_to?(:to_str) ? service.to_str : service.respond_to?(:to_int) ? (return service.to_int) : raise(TypeError, "no implicit conversion of #{service.class} into String")
        services { |known, port, kind, aliases| return port if (protocol.nil? || kind == protocol) && (known == name || aliases.include?(name)) }
        raise SocketError, 'getaddrinfo: Servname not supported for ai_socktype'
      end
    end

    def service_name(port, protocol)
      services { |service, number, kind, _| return service if number == port && kind == protocol }
      nil
    end

    def services
      return unless File.file?('/etc/services')
      File.foreach('/etc/services') do |line|
        name, entry, *aliases = line.sub(/#.*/, '').split
        next unless entry
        port, kind = entry.split('/')
        yield name, port.to_i, kind, aliases
      end
    end

    TRANSPORTS = [[1, 6], [2, 17], [3, 0]].freeze
    private_constant :TRANSPORTS

    # [bytes, port, type, protocol] of each address that fits.
    def entries(host, service, family, type, protocol, flags)
      family = family.nil? ? 0 : family_number(family)
      type = type.nil? ? 0 : type_number(type)
      raise SocketError, 'getaddrinfo: ai_family not supported' unless [0, AF_INET, AF_INET6].include?(family)
      raise SocketError, 'getaddrinfo: Name or service not known' if host.nil? && service.nil?
      protocol = protocol.to_i
      flags = flags.to_i
      found = if host.nil? || host == ''
                flags & AI_PASSIVE == 0 ? ["\0".b * 15 + "\1".b, "\x7F\0\0\1".b] : ["\0\0\0\0".b, "\0".b * 16]
              else
                flags & AI_NUMERICHOST != 0 && !host.to_str.match?(/\A[\d.]+\z|:/) ? [] : host == '<any>' || host == '<broadcast>' || host.kind_of?(Integer) ? [address_bytes(host)] : __resolve(host.to_str)
              end
      found = found.select { |bytes| family == 0 || bytes.bytesize == (family == AF_INET ? 4 : 16) }
      raise SocketError, 'getaddrinfo: Name or service not known' if found.empty?
      kinds = TRANSPORTS.select { |kind, proto| (type == 0 || kind == type) && (protocol == 0 || proto == protocol || kind == 3) }
      kinds = [[type, protocol]] if kinds.empty?
      port = service_number(service, type == 2 ? 'udp' : type == 1 ? 'tcp' : nil)
      found.flat_map { |bytes| kinds.map { |kind, proto| [bytes, port, kind, proto.zero? ? protocol : proto] } }
    end
  end
end
