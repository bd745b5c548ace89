class TCPSocket
  closing_after_block :open

  def self.gethostbyname(host)
    name, aliases, family, *addresses = Socket.gethostbyname(host)
    [name, aliases, family, *addresses.map { |bytes| Socket.__send__(:__address_text, bytes) }]
  end

  def initialize(host, port, local_host = nil, local_port = nil, connect_timeout: nil, resolv_timeout: nil)
    last = nil
    Socket.__send__(:entries, host, port, nil, Socket::SOCK_STREAM, nil, 0).each do |bytes, number, *|
      address = Socket.pack_sockaddr_in(number, Socket.__send__(:__address_text, bytes))
      begin
        __create(address.unpack1('S'), Socket::SOCK_STREAM, 0)
        __bind(Socket.pack_sockaddr_in(local_port || 0, local_host || ''), "bind(2) for #{local_host.inspect} port #{local_port}") if local_host || local_port
        __connect(address, "connect(2) for #{host.inspect} port #{port}", true, connect_timeout)
        return
      rescue SystemCallError => last
        close unless closed?
      end
    end
    raise last
  end
end

class TCPServer
  closing_after_block :open

  # There is nothing to read of what only takes connections.
  %i[gets read getc getbyte readpartial readline each_line readlines sysread].each do |name|
    define_method(name) { |*, **| raise Errno::ENOTCONN }
  end

  def initialize(host = nil, port)
    host = nil if host == ''
    last = nil
    Socket.__send__(:entries, host, port.nil? ? 0 : port, nil, Socket::SOCK_STREAM, nil, Socket::AI_PASSIVE).each do |bytes, number, *|
      address = Socket.pack_sockaddr_in(number, Socket.__send__(:__address_text, bytes))
      begin
        __create(address.unpack1('S'), Socket::SOCK_STREAM, 0)
        setsockopt(:SOCKET, :REUSEADDR, 1)
        __bind(address, "bind(2) for #{host.inspect} port #{port}")
        __listen(Socket::SOMAXCONN)
        return
      rescue SystemCallError => last
        close unless closed?
      end
    end
    raise last
  end

  def accept
    made = TCPSocket.allocate
    __accept(made, true)
    made
  end

  def accept_nonblock(exception: true)
    made = TCPSocket.allocate
    return made if __accept(made, false)
    return :wait_readable if exception == false
    raise IO::EAGAINWaitReadable, 'accept(2) would block'
  end

  def sysaccept
    made = accept
    made.autoclose = false
    made.fileno
  end

  def listen(backlog)
    __listen(backlog)
    0
  end
end
