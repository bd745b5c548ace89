class TCPSocket
  closing_after_block :open

  def self.gethostbyname(host)
    name, aliases, family, *addresses = Socket.gethostbyname(host)
    [name, aliases, family, *addresses.map { |bytes| Socket.__send__(:__address_text, bytes) }]
  end

  def initialize(host, port, local_host = nil, local_port = nil, connect_timeout: nil, resolv_timeout: nil)
    on_first_address(host, port, 0) do |address|
      __bind(Socket.pack_sockaddr_in(local_port || 0, local_host || ''), "bind(2) for #{local_host.inspect} port #{local_port}") if local_host || local_port
      __connect(address, "connect(2) for #{host.inspect} port #{port}", true, connect_timeout)
    end
  end

  private

  # Makes the socket for the host's addresses, one after the other, until the block has no error of the system with one.
  def on_first_address(host, port, flags)
    last = nil
    Socket.__send__(:entries, host, port, nil, Socket::SOCK_STREAM, nil, flags).each do |bytes, number, *|
      address = Socket.pack_sockaddr_in(number, Socket.__send__(:__address_text, bytes))
      begin
        __create(address.unpack1('S'), Socket::SOCK_STREAM, 0)
        yield address
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
  unread_by Errno::ENOTCONN

  def initialize(host = nil, port)
    host = nil if host == ''
    on_first_address(host, port.nil? ? 0 : port, Socket::AI_PASSIVE) do |address|
      setsockopt(:SOCKET, :REUSEADDR, 1)
      __bind(address, "bind(2) for #{host.inspect} port #{port}")
      __listen(Socket::SOMAXCONN)
    end
  end

  def accept = accepted(TCPSocket, true)

  def accept_nonblock(exception: true) = accepted(TCPSocket, false) || none_waits(exception)

  def sysaccept = descriptor_of(accept)

  def listen(backlog)
    __listen(backlog)
    0
  end
end
