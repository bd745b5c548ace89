class Socket
  # Senders of messages to a server made by udp_server_loop.
  class UDPSource
    attr_reader :remote_address, :local_address

    def initialize(remote_address, local_address, &reply)
      @remote_address, @local_address, @reply = remote_address, local_address, reply
    end

    def reply(message) = @reply.call(message)

    def inspect = "#<Socket::UDPSource: #{@remote_address.inspect_sockaddr} to #{@local_address.inspect_sockaddr}>"
  end

  def initialize(family, type = SOCK_STREAM, protocol = 0)
    __create(Socket.__send__(:family_number, family), Socket.__send__(:type_number, type), protocol.to_int)
  end

  def bind(address)
    address = Addrinfo.new(address) unless address.kind_of?(Addrinfo)
    __bind(address.to_sockaddr, "bind(2) for #{address.inspect_sockaddr}")
    0
  end

  def connect(address)
    address = Addrinfo.new(address) unless address.kind_of?(Addrinfo)
    __connect(address.to_sockaddr, "connect(2) for #{address.inspect_sockaddr}")
    0
  end

  def connect_nonblock(address, exception: true)
    address = Addrinfo.new(address) unless address.kind_of?(Addrinfo)
    return 0 if __connect(address.to_sockaddr, "connect(2) for #{address.inspect_sockaddr}", false)
    return :wait_writable if exception == false
    raise IO::EINPROGRESSWaitWritable, 'connect(2) would block'
  rescue Errno::EISCONN
    raise unless exception == false
    0
  end

  def listen(backlog)
    __listen(backlog)
    0
  end

  def accept
    made = self.class.allocate
    [made, addrinfo_of(__accept(made, true))]
  end

  def accept_nonblock(exception: true)
    made = self.class.allocate
    address = __accept(made, false)
    return [made, addrinfo_of(address)] if address
    none_waits(exception)
  end

  def sysaccept
    made, address = accept
    [descriptor_of(made), address]
  end

  def recvfrom(length, flags = 0)
    message, address = __receive(length, flags, true)
    [message, sender(address)]
  end

  def recvfrom_nonblock(length, flags = 0, buffer = nil, exception: true)
    message, address = __receive(length, flags, false)
    return would_block(exception) unless message
    [into(buffer, message), sender(address)]
  end

  def ipv6only! = setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1)

  private

  def sender(address) = address.empty? ? Addrinfo.new([AF_UNSPEC].pack('S') + "\0".b * 14, socket_type) : addrinfo_of(address)

  class << self
    def open(*arguments, &block) = given_to(new(*arguments), &block)

    def pair(family = nil, type = nil, protocol = 0, &block)
      first, second = allocate, allocate
      first.__send__(:__pair, second, family.nil? ? AF_UNIX : family_number(family), type.nil? ? SOCK_STREAM : type_number(type), protocol.to_i)
      block ? closing_all([first, second], first, second, &block) : [first, second]
    end
    alias socketpair pair

    def tcp(host, port, local_host = nil, local_port = nil, connect_timeout: nil, resolv_timeout: nil, &block)
      last = nil
      local = local_host || local_port ? Addrinfo.getaddrinfo(local_host, local_port, nil, :STREAM) : nil
      Addrinfo.foreach(host, port, nil, :STREAM) do |address|
        from = local&.find { |candidate| candidate.afamily == address.afamily }
        next if local && !from
        begin
          made = from ? address.connect_from(from, timeout: connect_timeout) : address.connect(timeout: connect_timeout)
        rescue SystemCallError => last
          next
        end
        return given_to(made, &block)
      end
      raise last || SocketError.new('no appropriate local address')
    end

    def tcp_server_sockets(host = nil, port, &block)
      list = Addrinfo.getaddrinfo(host, port, nil, :STREAM, nil, AI_PASSIVE).map do |address|
        number = list_port(list) if port.to_s == '0'
        address = Addrinfo.tcp(address.ip_address, number) if number
        list = (list || []) << address.listen
        list.last
      rescue Errno::EAFNOSUPPORT, Errno::EADDRNOTAVAIL
        nil
      end.compact
      block ? closing_all(list, list, &block) : list
    end

    def tcp_server_loop(host = nil, port, &block)
      tcp_server_sockets(host, port) { |list| accept_loop(list, &block) }
    end

    def accept_loop(*sockets)
      sockets.flatten!
      raise ArgumentError, 'no sockets' if sockets.empty?
      loop do
        ready, = IO.select(sockets)
        ready.each do |socket|
          made = socket.accept_nonblock(exception: false)
          yield(*made) unless made == :wait_readable
        end
      end
    end

    def udp_server_sockets(host = nil, port, &block)
      list = Addrinfo.getaddrinfo(host, port, nil, :DGRAM, nil, AI_PASSIVE).filter_map do |address|
        address.bind
      rescue Errno::EAFNOSUPPORT, Errno::EADDRNOTAVAIL
        nil
      end
      block ? closing_all(list, list, &block) : list
    end

    def udp_server_recv(sockets)
      sockets.each do |socket|
        message, sender = socket.recvfrom_nonblock(65_536, exception: false)
        next if message == :wait_readable
        yield message, UDPSource.new(sender, socket.local_address) { |answer| socket.send(answer, 0, sender) }
      end
    end

    def udp_server_loop_on(sockets, &block)
      loop do
        ready, = IO.select(sockets)
        udp_server_recv(ready, &block)
      end
    end

    def udp_server_loop(host = nil, port, &block)
      udp_server_sockets(host, port) { |sockets| udp_server_loop_on(sockets, &block) }
    end

    def unix(path, &block) = given_to(Addrinfo.unix(path).connect, &block)

    def unix_server_socket(path)
      made = Addrinfo.unix(path).listen
      return made unless block_given?
      begin
        yield made
      ensure
        made.close unless made.closed?
        File.unlink(path) if File.socket?(path)
      end
    end

    def unix_server_loop(path, &block)
      unix_server_socket(path) { |server| accept_loop(server, &block) }
    end

    private

    def list_port(list) = list&.first&.local_address&.ip_port
  end
end
