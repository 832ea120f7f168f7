-- Deploy ontour:schema/core/currencies to pg
-- requires: schema/core/schemas

-- ISO 4217, and former currencies in which old concerts were paid. Money is rounded to minor_units.

begin;

create table api.currencies (
    code text not null,
    name text not null,
    minor_units integer not null,
    euro_rate numeric,
    euro_since date,

    constraint currencies_pkey primary key (code),
    constraint currencies_code_form_check check (code ~ '^[A-Z]{3}$'),
    constraint currencies_minor_units_known_check check (minor_units between 0 and 4),
    constraint currencies_euro_both_check check ((euro_rate is null) = (euro_since is null)),
    constraint currencies_euro_rate_positive_check check (euro_rate > 0)
);

comment on table api.currencies is 'ISO 4217 currencies, former ones included.';
comment on column api.currencies.code is 'ISO 4217 alphabetic code.';
comment on column api.currencies.name is 'English name.';
comment on column api.currencies.minor_units is 'Decimals of the smallest amount: JPY 0, EUR 2, KWD 3.';
comment on column api.currencies.euro_rate is
'The irrevocable rate, in units for one euro, of a currency that the euro replaced.';
comment on column api.currencies.euro_since is 'From when on that rate holds.';

insert into api.currencies (code, name, minor_units) values
('ADP', 'Andorran Peseta', 0), ('AED', 'United Arab Emirates Dirham', 2),
('AFA', 'Afghan Afghani (1927–2002)', 2), ('AFN', 'Afghan Afghani', 0), ('ALL', 'Albanian Lek', 0),
('AMD', 'Armenian Dram', 2), ('AOA', 'Angolan Kwanza', 2), ('ARA', 'Argentine Austral', 2),
('ARS', 'Argentine Peso', 2), ('ATS', 'Austrian Schilling', 2), ('AUD', 'Australian Dollar', 2),
('AWG', 'Aruban Florin', 2), ('AZM', 'Azerbaijani Manat (1993–2006)', 2), ('AZN', 'Azerbaijani Manat', 2),
('BAM', 'Bosnia-Herzegovina Convertible Mark', 2), ('BBD', 'Barbadian Dollar', 2),
('BDT', 'Bangladeshi Taka', 2), ('BEF', 'Belgian Franc', 2), ('BGN', 'Bulgarian Lev', 2),
('BHD', 'Bahraini Dinar', 3), ('BIF', 'Burundian Franc', 0), ('BMD', 'Bermudan Dollar', 2),
('BND', 'Brunei Dollar', 2), ('BOB', 'Bolivian Boliviano', 2), ('BOV', 'Bolivian Mvdol', 2),
('BRC', 'Brazilian Cruzado (1986–1989)', 2), ('BRE', 'Brazilian Cruzeiro (1990–1993)', 2),
('BRL', 'Brazilian Real', 2), ('BRN', 'Brazilian New Cruzado (1989–1990)', 2),
('BRR', 'Brazilian Cruzeiro (1993–1994)', 2), ('BSD', 'Bahamian Dollar', 2),
('BTN', 'Bhutanese Ngultrum', 2), ('BWP', 'Botswanan Pula', 2), ('BYN', 'Belarusian Ruble', 2),
('BYR', 'Belarusian Ruble (2000–2016)', 0), ('BZD', 'Belize Dollar', 2), ('CAD', 'Canadian Dollar', 2),
('CDF', 'Congolese Franc', 2), ('CHE', 'WIR Euro', 2), ('CHF', 'Swiss Franc', 2), ('CHW', 'WIR Franc', 2),
('CLF', 'Chilean Unit of Account (UF)', 4), ('CLP', 'Chilean Peso', 0), ('CNY', 'Chinese Yuan', 2),
('COP', 'Colombian Peso', 2), ('COU', 'Colombian Real Value Unit', 2), ('CRC', 'Costa Rican Colón', 2),
('CSD', 'Serbian Dinar (2002–2006)', 2), ('CSK', 'Czechoslovak Hard Koruna', 2), ('CUP', 'Cuban Peso', 2),
('CVE', 'Cape Verdean Escudo', 2), ('CYP', 'Cypriot Pound', 2), ('CZK', 'Czech Koruna', 2),
('DDM', 'East German Mark', 2), ('DEM', 'German Mark', 2), ('DJF', 'Djiboutian Franc', 0),
('DKK', 'Danish Krone', 2), ('DOP', 'Dominican Peso', 2), ('DZD', 'Algerian Dinar', 2),
('EEK', 'Estonian Kroon', 2), ('EGP', 'Egyptian Pound', 2), ('ERN', 'Eritrean Nakfa', 2),
('ESP', 'Spanish Peseta', 0), ('ETB', 'Ethiopian Birr', 2), ('EUR', 'Euro', 2),
('FIM', 'Finnish Markka', 2), ('FJD', 'Fijian Dollar', 2), ('FKP', 'Falkland Islands Pound', 2),
('FRF', 'French Franc', 2), ('GBP', 'British Pound', 2), ('GEL', 'Georgian Lari', 2),
('GHC', 'Ghanaian Cedi (1979–2007)', 2), ('GHS', 'Ghanaian Cedi', 2), ('GIP', 'Gibraltar Pound', 2),
('GMD', 'Gambian Dalasi', 2), ('GNF', 'Guinean Franc', 0), ('GRD', 'Greek Drachma', 2),
('GTQ', 'Guatemalan Quetzal', 2), ('GYD', 'Guyanaese Dollar', 2), ('HKD', 'Hong Kong Dollar', 2),
('HNL', 'Honduran Lempira', 2), ('HRD', 'Croatian Dinar', 2), ('HRK', 'Croatian Kuna', 2),
('HTG', 'Haitian Gourde', 2), ('HUF', 'Hungarian Forint', 2), ('IDR', 'Indonesian Rupiah', 2),
('IEP', 'Irish Pound', 2), ('ILR', 'Israeli Shekel (1980–1985)', 2), ('ILS', 'Israeli New Shekel', 2),
('INR', 'Indian Rupee', 2), ('IQD', 'Iraqi Dinar', 0), ('IRR', 'Iranian Rial', 0),
('ISJ', 'Icelandic Króna (1918–1981)', 2), ('ISK', 'Icelandic Króna', 0), ('ITL', 'Italian Lira', 0),
('JMD', 'Jamaican Dollar', 2), ('JOD', 'Jordanian Dinar', 3), ('JPY', 'Japanese Yen', 0),
('KES', 'Kenyan Shilling', 2), ('KGS', 'Kyrgystani Som', 2), ('KHR', 'Cambodian Riel', 2),
('KMF', 'Comorian Franc', 0), ('KPW', 'North Korean Won', 0), ('KRW', 'South Korean Won', 0),
('KWD', 'Kuwaiti Dinar', 3), ('KYD', 'Cayman Islands Dollar', 2), ('KZT', 'Kazakhstani Tenge', 2),
('LAK', 'Laotian Kip', 0), ('LBP', 'Lebanese Pound', 0), ('LKR', 'Sri Lankan Rupee', 2),
('LRD', 'Liberian Dollar', 2), ('LSL', 'Lesotho Loti', 2), ('LTL', 'Lithuanian Litas', 2),
('LTT', 'Lithuanian Talonas', 2), ('LUF', 'Luxembourgian Franc', 0), ('LVL', 'Latvian Lats', 2),
('LVR', 'Latvian Ruble', 2), ('LYD', 'Libyan Dinar', 3), ('MAD', 'Moroccan Dirham', 2),
('MDL', 'Moldovan Leu', 2), ('MGA', 'Malagasy Ariary', 0), ('MKD', 'Macedonian Denar', 2),
('MMK', 'Myanmar Kyat', 0), ('MNT', 'Mongolian Tugrik', 2), ('MOP', 'Macanese Pataca', 2),
('MRO', 'Mauritanian Ouguiya (1973–2017)', 0), ('MRU', 'Mauritanian Ouguiya', 2),
('MTL', 'Maltese Lira', 2), ('MUR', 'Mauritian Rupee', 2), ('MVR', 'Maldivian Rufiyaa', 2),
('MWK', 'Malawian Kwacha', 2), ('MXN', 'Mexican Peso', 2), ('MXP', 'Mexican Silver Peso (1861–1992)', 2),
('MXV', 'Mexican Investment Unit', 2), ('MYR', 'Malaysian Ringgit', 2),
('MZM', 'Mozambican Metical (1980–2006)', 2), ('MZN', 'Mozambican Metical', 2),
('NAD', 'Namibian Dollar', 2), ('NGN', 'Nigerian Naira', 2), ('NIO', 'Nicaraguan Córdoba', 2),
('NLG', 'Dutch Guilder', 2), ('NOK', 'Norwegian Krone', 2), ('NPR', 'Nepalese Rupee', 2),
('NZD', 'New Zealand Dollar', 2), ('OMR', 'Omani Rial', 3), ('PAB', 'Panamanian Balboa', 2),
('PEI', 'Peruvian Inti', 2), ('PEN', 'Peruvian Sol', 2), ('PGK', 'Papua New Guinean Kina', 2),
('PHP', 'Philippine Peso', 2), ('PKR', 'Pakistani Rupee', 2), ('PLN', 'Polish Zloty', 2),
('PLZ', 'Polish Zloty (1950–1995)', 2), ('PTE', 'Portuguese Escudo', 2), ('PYG', 'Paraguayan Guarani', 0),
('QAR', 'Qatari Riyal', 2), ('ROL', 'Romanian Leu (1952–2006)', 2), ('RON', 'Romanian Leu', 2),
('RSD', 'Serbian Dinar', 0), ('RUB', 'Russian Ruble', 2), ('RUR', 'Russian Ruble (1991–1998)', 2),
('RWF', 'Rwandan Franc', 0), ('SAR', 'Saudi Riyal', 2), ('SBD', 'Solomon Islands Dollar', 2),
('SCR', 'Seychellois Rupee', 2), ('SDD', 'Sudanese Dinar (1992–2007)', 2), ('SDG', 'Sudanese Pound', 2),
('SEK', 'Swedish Krona', 2), ('SGD', 'Singapore Dollar', 2), ('SHP', 'St. Helena Pound', 2),
('SIT', 'Slovenian Tolar', 2), ('SKK', 'Slovak Koruna', 2), ('SLE', 'Sierra Leonean Leone', 2),
('SOS', 'Somali Shilling', 0), ('SRD', 'Surinamese Dollar', 2), ('SSP', 'South Sudanese Pound', 2),
('STD', 'São Tomé & Príncipe Dobra (1977–2017)', 0), ('STN', 'São Tomé & Príncipe Dobra', 2),
('SUR', 'Soviet Rouble', 2), ('SVC', 'Salvadoran Colón', 2), ('SYP', 'Syrian Pound', 0),
('SZL', 'Swazi Lilangeni', 2), ('THB', 'Thai Baht', 2), ('TJS', 'Tajikistani Somoni', 2),
('TMM', 'Turkmenistani Manat (1993–2009)', 0), ('TMT', 'Turkmenistani Manat', 2),
('TND', 'Tunisian Dinar', 3), ('TOP', 'Tongan Paʻanga', 2), ('TRL', 'Turkish Lira (1922–2005)', 0),
('TRY', 'Turkish Lira', 2), ('TTD', 'Trinidad & Tobago Dollar', 2), ('TWD', 'New Taiwan Dollar', 2),
('TZS', 'Tanzanian Shilling', 2), ('UAH', 'Ukrainian Hryvnia', 2), ('UAK', 'Ukrainian Karbovanets', 2),
('UGX', 'Ugandan Shilling', 0), ('USD', 'US Dollar', 2), ('USN', 'US Dollar (Next day)', 2),
('UYI', 'Uruguayan Peso (Indexed Units)', 0), ('UYP', 'Uruguayan Peso (1975–1993)', 2),
('UYU', 'Uruguayan Peso', 2), ('UYW', 'Uruguayan Nominal Wage Index Unit', 4),
('UZS', 'Uzbekistani Som', 2),
('VEB', 'Venezuelan Bolívar (1871–2008)', 2), ('VED', 'Bolívar Soberano', 2),
('VEF', 'Venezuelan Bolívar (2008–2018)', 2), ('VES', 'Venezuelan Bolívar', 2),
('VND', 'Vietnamese Dong', 0), ('VUV', 'Vanuatu Vatu', 0), ('WST', 'Samoan Tala', 2),
('XAF', 'Central African CFA Franc', 0), ('XCD', 'East Caribbean Dollar', 2),
('XCG', 'Caribbean guilder', 2), ('XOF', 'West African CFA Franc', 0), ('XPF', 'CFP Franc', 0),
('YER', 'Yemeni Rial', 0), ('YUM', 'Yugoslavian New Dinar (1994–2002)', 2),
('YUN', 'Yugoslavian Convertible Dinar (1990–1992)', 2), ('ZAR', 'South African Rand', 2),
('ZMK', 'Zambian Kwacha (1968–2012)', 0), ('ZMW', 'Zambian Kwacha', 2),
('ZWD', 'Zimbabwean Dollar (1980–2008)', 0), ('ZWG', 'Zimbabwean Gold', 2);

update api.currencies as c
set euro_rate = fixed.rate, euro_since = fixed.since
from (values
    ('ATS', 13.7603, date '1999-01-01'),
    ('BEF', 40.3399, date '1999-01-01'),
    ('BGN', 1.95583, date '2026-01-01'),
    ('CYP', 0.585274, date '2008-01-01'),
    ('DEM', 1.95583, date '1999-01-01'),
    ('EEK', 15.6466, date '2011-01-01'),
    ('ESP', 166.386, date '1999-01-01'),
    ('FIM', 5.94573, date '1999-01-01'),
    ('FRF', 6.55957, date '1999-01-01'),
    ('GRD', 340.750, date '2001-01-01'),
    ('HRK', 7.53450, date '2023-01-01'),
    ('IEP', 0.787564, date '1999-01-01'),
    ('ITL', 1936.27, date '1999-01-01'),
    ('LTL', 3.45280, date '2015-01-01'),
    ('LUF', 40.3399, date '1999-01-01'),
    ('LVL', 0.702804, date '2014-01-01'),
    ('MTL', 0.429300, date '2008-01-01'),
    ('NLG', 2.20371, date '1999-01-01'),
    ('PTE', 200.482, date '1999-01-01'),
    ('SIT', 239.640, date '2007-01-01'),
    ('SKK', 30.1260, date '2009-01-01')
) as fixed (code, rate, since)
where c.code = fixed.code;

commit;
