using System;
using System.Collections.Generic;
using System.IO;
using NetCompiler.IntegrationTests.Architectures;
using Zoo;

namespace NetCompiler.Campaigns;

/// <summary>The zoo learns: gradients of the whole networks against differences of their losses, and a ResNet-18 that learns 16 images by heart.</summary>
internal static class LearningCampaign
{
    private const int Rows = 2;
    private const int Directions = 3;

    // Single precision on one side, a kink now and then on the other.
    private const double LargestError = 0.02;

    private const int Images = 16;
    private const int MostSteps = 200;
    private const float LeastLoss = 0.01f;

    public static CampaignResult Run()
    {
        List<string> errors = [], faults = [];
        Check("LeNet-5", new LeNet5(seed: 1));
        Check("ResNet-18", new ResNet18(seed: 1));
        Check("MobileNetV2", Load("mobilenet_v2", MobileNetV2.Load));
        Check("ResNet-50", Load("resnet50", ResNet50.Load));
        Check("VGG-16", Load("vgg16", Vgg16.Load));
        Add("U-Net", GradientDirections.Check(new UNet(seed: 1), FillMasks, Rows, Directions));

        (int steps, float loss) = LearnByHeart();
        if (!(loss < LeastLoss))
        {
            faults.Add($"ResNet-18 has a loss of {loss} after {steps} steps");
        }

        return new(
            FormattableString.Invariant($"learning: gradients along {Directions} directions off by {string.Join(", ", errors)}; ResNet-18 learned {Images} images in {steps} steps to a loss of {loss:0.0000}"),
            faults);

        void Check<TBatch>(string name, ITrainable<TBatch> network)
            where TBatch : class, IBatch<float, int> =>
            Add(name, GradientDirections.Check(network, Fill, Rows, Directions));

        void Add(string name, double error)
        {
            errors.Add(FormattableString.Invariant($"{name} {error:0.00%}"));
            Console.WriteLine(errors[^1]);
            if (!(error < LargestError))
            {
                faults.Add($"{name}: gradients are off by {error}");
            }
        }
    }

    private static T Load<T>(string name, Func<Stream, LoadOptions?, T> load)
    {
        using MemoryStream file = new();
        FormulaWeights.Write(PublishedArchitecture.Read(name), file);
        file.Position = 0;
        return load(file, null);
    }

    private static void Fill(IBatch<float, int> batch)
    {
        FormulaWeights.Uniform("1/input", batch.Inputs.Length).CopyTo(batch.Inputs);
        for (int i = 0; i < batch.Targets.Length; i++)
        {
            batch.Targets[i] = (3 * i) + 1;
        }
    }

    private static void FillMasks(IBatch<float, float> batch)
    {
        FormulaWeights.Uniform("1/input", batch.Inputs.Length).CopyTo(batch.Inputs);
        for (int i = 0; i < batch.Targets.Length; i++)
        {
            batch.Targets[i] = i % 7 < 2 ? 1 : 0;
        }
    }

    private static (int Steps, float Loss) LearnByHeart()
    {
        TrainingSession<SmallResNet18.Batch> session = new(
            new SmallResNet18(seed: 1), new TrainingOptions { BatchSize = Images, Optimizer = new Adam(1e-3f) });
        FormulaWeights.Uniform("1/input", session.Batch.Inputs.Length).CopyTo(session.Batch.Inputs);
        for (int i = 0; i < Images; i++)
        {
            session.Batch.Targets[i] = 50 * i;
        }

        session.Batch.RowCount = Images;
        float loss = float.NaN;
        int steps = 0;
        while (steps < MostSteps && !(loss < LeastLoss))
        {
            loss = session.Step();
            steps++;
        }

        return (steps, loss);
    }
}
