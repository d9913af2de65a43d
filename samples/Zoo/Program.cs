// Lists known networks with their parameters and multiply-adds, and how long one sample takes with random weights. With the argument "write", a network
// of characters learns a poem, and writes it down, one character a call.

using System;
using NetCompiler;
using Zoo;

if (args is ["write"])
{
    CharacterLSTM network = new(seed: 1);
    CharacterText.Learn(network, CharacterText.Poem, epochs: 100);
    Console.WriteLine(CharacterText.Continue(network, "the owl and", CharacterText.Poem.Length));
    return;
}

ZooEntry[] zoo =
[
    ZooEntry.Of(LeNet5.Info, RandomSample.Numbers(LeNet5.InputLength), LeNet5.OutputLength, () => new LeNet5().Predict),
    ZooEntry.Of(ResNet18.Info, RandomSample.Numbers(ResNet18.InputLength), ResNet18.OutputLength, () => new ResNet18().Predict),
    ZooEntry.Of(ResNet50.Info, RandomSample.Numbers(ResNet50.InputLength), ResNet50.OutputLength, () => new ResNet50().Predict),
    ZooEntry.Of(Vgg16.Info, RandomSample.Numbers(Vgg16.InputLength), Vgg16.OutputLength, () => new Vgg16().Predict),
    ZooEntry.Of(MobileNetV2.Info, RandomSample.Numbers(MobileNetV2.InputLength), MobileNetV2.OutputLength, () => new MobileNetV2().Predict),
    ZooEntry.Of(UNet.Info, RandomSample.Numbers(UNet.InputLength), UNet.OutputLength, () => new UNet().Predict),
    ZooEntry.Of<int>(
        CharacterLSTM.Info, RandomSample.Ids(CharacterLSTM.InputLength, 27), CharacterLSTM.OutputLength,
        () =>
        {
            CharacterLSTM network = new();
            return (sample, prediction) => network.Predict(sample, prediction);
        }),
    new(BertTiny.Info, Tiny),
    new(BertBase.Info, Base),
];
Console.WriteLine($"{"network",-13} {"parameters",12} {"million multiply-adds",22} {"ms a sample",12}");
foreach (ZooEntry entry in zoo)
{
    Console.Write(FormattableString.Invariant($"{entry.Info.Name,-13} {entry.Parameters,12:N0} {entry.MultiplyAdds / 1e6,22:N1} "));
    Console.WriteLine(FormattableString.Invariant($"{entry.TimePrediction().TotalMilliseconds,12:N1}"));
}

static Func<float[]> Tiny()
{
    BertTiny network = new();
    float[] mask = RandomSample.Ones(BertTiny.MaskLength), prediction = new float[BertTiny.OutputLength];
    int[] types = new int[BertTiny.TypesLength], ids = RandomSample.Ids(BertTiny.IdsLength, 30522);
    return () =>
    {
        network.Predict(new BertTiny.Inputs { Mask = mask, Types = types, Ids = ids }, prediction);
        return prediction;
    };
}

static Func<float[]> Base()
{
    BertBase network = new();
    float[] mask = RandomSample.Ones(BertBase.MaskLength), hidden = new float[BertBase.HiddenLength], pooled = new float[BertBase.PooledLength];
    int[] types = new int[BertBase.TypesLength], ids = RandomSample.Ids(BertBase.IdsLength, 30522);
    return () =>
    {
        network.Predict(new BertBase.Inputs { Mask = mask, Types = types, Ids = ids }, new BertBase.Outputs { Hidden = hidden, Pooled = pooled });
        return pooled;
    };
}
