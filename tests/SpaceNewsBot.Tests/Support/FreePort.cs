using System.Net;
using System.Net.Sockets;

namespace SpaceNewsBot.Tests.Support;

/// <summary>Finds a port of this machine on which nothing listens.</summary>
internal static class FreePort
{
    /// <summary>One that the system just gave out and took back.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
