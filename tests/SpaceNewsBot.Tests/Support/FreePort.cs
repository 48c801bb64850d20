using System.Net;
using System.Net.Sockets;

namespace SpaceNewsBot.Tests.Support;

/// <summary>Finds a port of this machine on which nothing listens.</summary>
internal static class FreePort
{
    private static int last = Random.Shared.Next(10_000, 25_000);

    /// <summary>
    /// One that nobody else here is given, below those that the system gives to connections and servers by itself: of these any
    /// other test could get it before it is listened on.
    /// </summary>
    public static int Find()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}
