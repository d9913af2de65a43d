// Trains a convolutional network on Fashion-MNIST, tests it, and saves it.

using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using FashionMnist;

Option<string> data = new("--data") { Description = "The folder of the four IDX files.", DefaultValueFactory = _ => FashionData.DefaultFolder };
Option<string> network = new("--network")
{
    Description = "small: the network that frameworks are compared by; compact: below 100,000 parameters.",
    DefaultValueFactory = _ => "small",
};
network.AcceptOnlyFromAmong("small", "compact");
Option<int?> epochs = new("--epochs")
{
    Description = $"How often to go through the images; {Recipe.Small.Epochs} for small, {Recipe.Compact.Epochs} for compact, unless given.",
};
Option<int> threads = new("--threads") { Description = "Threads to train with.", DefaultValueFactory = _ => Environment.ProcessorCount };
Option<int> seed = new("--seed") { Description = "Weights, order and dropout: equal seeds give equal bits.", DefaultValueFactory = _ => 1 };
Option<string> save = new("--save")
{
    Description = "Where to write the weights.",
    DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "fashion.safetensors"),
};
RootCommand command = new("Trains a convolutional network on Fashion-MNIST.") { data, network, epochs, threads, seed, save };
command.SetAction((parsed, cancellation) => System.Threading.Tasks.Task.FromResult(Run(
    new(parsed.GetValue(data)!, parsed.GetValue(network)!, parsed.GetValue(epochs), parsed.GetValue(threads), parsed.GetValue(seed), parsed.GetValue(save)!), cancellation)));
return command.Parse(args).Invoke();

static int Run(Choices choices, CancellationToken cancellation)
{
    try
    {
        FashionTraining training = new(choices, cancellation);
        return choices.Network == "small"
            ? training.Run(new SmallClassifier((ulong)choices.Seed), Recipe.Small)
            : training.Run(new CompactClassifier((ulong)choices.Seed), Recipe.Compact);
    }
    catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}
