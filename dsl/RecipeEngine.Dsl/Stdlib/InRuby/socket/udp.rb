class UDPSocket
  closing_after_block :open

  def initialize(family = Socket::AF_INET)
    @family = Socket.__send__(:family_number, family)
    __create(@family, Socket::SOCK_DGRAM, 0)
  end

  def bind(host, port)
    __bind(target(host, port, Socket::AI_PASSIVE), "bind(2) for #{host.inspect} port #{port}")
    0
  end

  def connect(host, port)
    __connect(target(host, port), "connect(2) for #{host.inspect} port #{port}")
    0
  end

  def send(message, flags = 0, host = nil, port = nil)
    return super(message, flags, host) if port.nil?
    __send(String(message), flags, target(host, port), true, 'sendto(2)')
  end

  def recvfrom_nonblock(length, flags = 0, buffer = nil, exception: true)
    message, address = __receive(length, flags, false)
    return would_block(exception) unless message
    [into(buffer, message), address.empty? ? peeraddr : described(address)]
  end

  private

  def target(host, port, flags = 0)
    bytes, number = Socket.__send__(:entries, host, port, @family, Socket::SOCK_DGRAM, nil, flags)[0]
    Socket.pack_sockaddr_in(number, Socket.__send__(:__address_text, bytes))
  end
end
