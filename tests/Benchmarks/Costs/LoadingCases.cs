using System;
using System.Collections.Generic;
using NetCompiler.CompilerServices;
using Zoo;

namespace NetCompiler.Benchmarks;

/// <summary>From a file of weights to a network that can predict, against ONNX Runtime's way from a model to a session.</summary>
internal static class LoadingCases
{
    public static IEnumerable<BenchmarkCase> All(ReportSettings settings)
    {
        yield return Case("VGG-16", "vgg16", () => new Vgg16(1), path => Vgg16.Load(path), settings);
        yield return Case("ResNet-50", "resnet50", () => new ResNet50(1), path => ResNet50.Load(path), settings);
    }

    private static BenchmarkCase Case(string name, string model, Func<INetwork> create, Func<string, INetwork> load, ReportSettings settings)
    {
        Lazy<string> file = new(() =>
        {
            string path = TemporaryFiles.PathOf($"{model}.safetensors");
            create().Save(path);
            return path;
        });
        NetworkCore? loaded = null;
        return new BenchmarkCase($"{name} from its file", 0, () => loaded = load(file.Value).Core)
        {
            Baseline = PeerModels.Loading(settings.Peers, model),
        }.Reaches(TargetUnit.TimesBaseline, 2);
    }
}
