// The long runs: many times what the fast tests do. See docs/campaigns.md for what they found.
//   random [networks] [first seed]   random networks against the reference evaluation
//   safetensors [files]              damaged weight files
//   predict [predictions a thread]   16 threads predict while another publishes
//   kill [processes]                 trainings in processes that are killed and started again
//   architectures                    published networks, loaded by their own names, against PyTorch
//   bert                             BERT-base against PyTorch
//   loading                          memory and time that loading large files takes
//   learning                         gradients of the zoo's networks, and a ResNet-18 that learns images by heart
//   all [networks]                   all of it, random networks on every instruction set; writes docs/campaigns.md

using System;
using System.Collections.Generic;
using System.Globalization;
using NetCompiler.Campaigns;
using NetCompiler.IntegrationTests.Guarantees;

string name = args.Length > 0 ? args[0] : "";
if (args is [ResumableTraining.Command, string folder])
{
    // What the kill campaign starts.
    Console.WriteLine(ResumableTraining.Run(folder));
    return 0;
}

if (args is [LoadingCampaign.Command, string network, string file])
{
    // What the loading campaign starts.
    Console.WriteLine(LoadingCampaign.Measure(network, file));
    return 0;
}

List<int> numbers = [];
foreach (string argument in args.AsSpan(Math.Min(1, args.Length)))
{
    if (!int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
    {
        Console.Error.WriteLine($"'{argument}' is no number.");
        return 2;
    }

    numbers.Add(number);
}

int Number(int index, int fallback) => index < numbers.Count ? numbers[index] : fallback;

CampaignResult? result = name switch
{
    "random" => RandomCampaign.Run(Number(0, 1_000), Number(1, 1_000)),
    "safetensors" => SafeTensorsCampaign.Run(Number(0, 20_000)),
    "predict" => PredictCampaign.Run(Number(0, 100_000)),
    "kill" => KillCampaign.Run(Number(0, 20)),
    "architectures" => ArchitectureCampaign.Run(),
    "bert" => BertCampaign.Run(),
    "loading" => LoadingCampaign.Run(),
    "learning" => LearningCampaign.Run(),
    "all" => null,
    _ => throw new ArgumentException($"There is no campaign '{name}'; say random, safetensors, predict, kill, architectures, bert, loading, learning or all."),
};
if (result is not null)
{
    Console.WriteLine(result);
    return result.Faults.Count == 0 ? 0 : 1;
}

return AllCampaigns.Run(Number(0, 1_000)) ? 0 : 1;
