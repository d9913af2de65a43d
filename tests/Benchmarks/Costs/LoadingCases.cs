using System;
using System.Collections.Generic;
using System.Threading;
using NetCompiler.CompilerServices;
using Zoo;

namespace NetCompiler.Benchmarks;

/// <summary>
/// From a file to a network that can predict, against ONNX Runtime's way from a model to a session: from a packed file, which is mapped, and from one of
/// weights.
/// </summary>
internal static class LoadingCases
{
    // Floats of a page of memory.
    private const int PageLength = 1024;

    public static IEnumerable<BenchmarkCase> All(ReportSettings settings) =>
    [
        .. Cases("VGG-16", "vgg16", () => new Vgg16(1), path => Vgg16.Load(path), settings),
        .. Cases("ResNet-50", "resnet50", () => new ResNet50(1), path => ResNet50.Load(path), settings),
    ];

    private static IEnumerable<BenchmarkCase> Cases(string name, string model, Func<INetwork> create, Func<string, INetwork> load, ReportSettings settings)
    {
        Lazy<(string Weights, string Packed)> files = new(() =>
        {
            (string weights, string packed) = (TemporaryFiles.PathOf($"{model}.safetensors"), TemporaryFiles.PathOf($"{model}.packed"));
            INetwork network = create();
            network.Save(weights);
            network.SavePacked(packed);
            return (weights, packed);
        });
        NetworkCore? loaded = null;
        yield return new BenchmarkCase($"{name} from its packed file", 0, () =>
        {
            loaded = load(files.Value.Packed).Core;
            ReadPages(loaded.Current);
        })
        {
            Baseline = PeerModels.Loading(settings.Peers, model),
        }.Reaches(TargetUnit.TimesBaseline, 2);
        yield return new BenchmarkCase($"{name} from its weights file", 0, () => loaded = load(files.Value.Weights).Core);
    }

    // A mapped page is handed out when somebody looks at it. That is part of being ready, so it counts.
    private static void ReadPages(Snapshot snapshot)
    {
        foreach (AlignedBuffer buffer in new[] { snapshot.Parameters, snapshot.State, snapshot.Derived })
        {
            for (int i = 0; i < buffer.Length; i += PageLength)
            {
                Volatile.Read(ref buffer.Span[i]);
            }
        }

        GC.KeepAlive(snapshot);
    }
}
