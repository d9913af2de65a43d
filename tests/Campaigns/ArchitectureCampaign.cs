using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.IntegrationTests.Architectures;
using Zoo;

namespace NetCompiler.Campaigns;

/// <summary>Published networks with weights of their own names, against PyTorch in float64.</summary>
internal static class ArchitectureCampaign
{
    public static CampaignResult Run()
    {
        (string Name, int InputLength, ArchitectureRun.Loader Load)[] networks =
        [
            ("mobilenet_v2", MobileNetV2.InputLength, (path, options) => MobileNetV2.Load(path, options).Predict),
            ("resnet50", ResNet50.InputLength, (path, options) => ResNet50.Load(path, options).Predict),
            ("vgg16", Vgg16.InputLength, (path, options) => Vgg16.Load(path, options).Predict),
        ];
        List<string> errors = [], faults = [];
        foreach ((string name, int inputLength, ArchitectureRun.Loader load) in networks)
        {
            ArchitectureRun run = ArchitectureRun.Of(name, inputLength, load);
            errors.Add(FormattableString.Invariant($"{name} {run.Error:0.0E+0} of {run.Allowed:0.0E+0}"));
            faults.AddRange(run.Faults);
        }

        return new($"architectures: loaded by their own names; off by {string.Join(", ", errors.Select(error => error + " allowed"))}", faults);
    }
}
