Console.WriteLine("SpaceNewsBot");
